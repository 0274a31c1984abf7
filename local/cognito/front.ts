import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../clock.ts';
import type { CredentialStore } from '../credential-store.ts';
import { BodyTooLarge, isLoopbackOrigin, readBody } from '../loopback-server.ts';
import type { LogStore } from '../ports.ts';
import { CognitoFailure, describeFailure } from './cognito-error.ts';
import type { Answer, Request } from './engine.ts';
import { requireIamPermission } from './iam-gate.ts';
import type { IdentityPool } from './identity-pool.ts';
import { IAM_OPERATIONS, OPEN_OPERATIONS } from './operations/index.ts';
import type { Pool } from './pool.ts';
import type { SigningKey } from './signing-key.ts';

/** What the front serves; replaced as a whole on a reload. */
export type Served = { backend: LocalBackend; pool: Pool; identities: IdentityPool; issuer: string };

const BODY_LIMIT_BYTES = 1024 * 1024;
const USER_POOLS = 'AWSCognitoIdentityProviderService';
const IDENTITIES = 'AWSCognitoIdentityService';

/** The HTTP side: AWS JSON 1.1 for user pools and identity pool, the key set, and CORS for pages on this machine. */
export class Front {
  readonly #parts: { clock: SandboxClock; credentials: CredentialStore; log: LogStore; key: SigningKey };
  #served: Served | undefined;

  constructor(parts: { clock: SandboxClock; credentials: CredentialStore; log: LogStore; key: SigningKey }) {
    this.#parts = parts;
  }

  serve(served: Served): void {
    this.#served = served;
  }

  readonly handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { origin } = request.headers;
    if (origin !== undefined && !isLoopbackOrigin(origin))
      return send(response, 403, { message: 'Pages of other machines may not use the sandbox.' });
    if (origin !== undefined) allowOrigin(request, response, origin);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (request.method === 'GET') return this.#document(request.url ?? '/', response);
    if (request.method !== 'POST') return send(response, 405, { message: 'Only POST is served here.' });
    await this.#answer(request, response);
  };

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(request.headers['x-amz-target'] ?? '');
    try {
      send(response, 200, await this.#run(target, request));
    } catch (error) {
      const failure =
        error instanceof BodyTooLarge ? { code: 'InvalidParameterException', message: error.message } : describeFailure(error);
      if (failure) return send(response, 400, { __type: failure.code, message: failure.message }, failure.code);
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#parts.log.write({ source: 'Cognito', level: 'error', text: `${target} failed: ${text}` });
      send(
        response,
        500,
        { __type: 'InternalErrorException', message: 'The sandbox failed; see its log for Cognito.' },
        'InternalErrorException',
      );
    }
  }

  async #run(target: string, request: IncomingMessage): Promise<Answer> {
    const served = this.#served;
    if (!served) throw new CognitoFailure('ResourceNotFoundException', 'The backend has no auth, or it is still starting.');
    const [service, operation = ''] = target.split('.');
    const body = await readRequest(request);
    if (service === IDENTITIES) {
      const identityOperation = own(served.identities.operations, operation);
      if (identityOperation) return identityOperation(body);
    }
    if (service === USER_POOLS) {
      const open = own(OPEN_OPERATIONS, operation);
      if (open) return open(served.pool, body);
      const guarded = own(IAM_OPERATIONS, operation);
      if (guarded) return this.#runGuarded({ served, operation, body, request, run: () => guarded(served.pool, body) });
    }
    throw new CognitoFailure(
      'UnknownOperationException',
      `The offline sandbox does not emulate ${target || 'calls without X-Amz-Target'}.`,
    );
  }

  #runGuarded({
    served,
    operation,
    body,
    request,
    run,
  }: {
    served: Served;
    operation: string;
    body: Request;
    request: IncomingMessage;
    run: () => Promise<Answer>;
  }): Promise<Answer> {
    const { clock, credentials } = this.#parts;
    requireIamPermission({ request, action: `cognito-idp:${operation}`, backend: served.backend, credentials, now: clock.now() });
    if (body.UserPoolId !== served.pool.auth.userPoolId)
      throw new CognitoFailure('ResourceNotFoundException', `User pool ${String(body.UserPoolId)} does not exist.`);
    return run();
  }

  #document(path: string, response: ServerResponse): void {
    if (path === '/health') return send(response, 200, { ok: true });
    const issuer = this.#served?.issuer;
    const pool = this.#served?.pool.auth.userPoolId;
    if (path === `/${pool}/.well-known/jwks.json`) return send(response, 200, { keys: [this.#parts.key.jwk] });
    if (path === `/${pool}/.well-known/openid-configuration`) {
      return send(response, 200, { issuer, jwks_uri: `${issuer}/.well-known/jwks.json`, id_token_signing_alg_values_supported: ['RS256'] });
    }
    send(response, 404, { message: 'Not found.' });
  }
}

async function readRequest(request: IncomingMessage): Promise<Request> {
  const body = await readBody(request, BODY_LIMIT_BYTES);
  try {
    const value: unknown = JSON.parse(body.toString('utf8') || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Request;
  } catch (cause) {
    throw Object.assign(new CognitoFailure('SerializationException', 'The request is not JSON.'), { cause });
  }
  throw new CognitoFailure('SerializationException', 'The request is not a JSON object.');
}

function allowOrigin(request: IncomingMessage, response: ServerResponse, origin: string): void {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'Origin');
  response.setHeader('access-control-allow-methods', 'POST, GET, OPTIONS');
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
  response.setHeader('access-control-expose-headers', 'x-amzn-errortype, x-amzn-requestid');
  response.setHeader('access-control-max-age', '600');
}

function send(response: ServerResponse, status: number, body: unknown, errorType?: string): void {
  if (errorType) response.setHeader('x-amzn-errortype', errorType);
  response
    .writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'cache-control': 'no-store' })
    .end(JSON.stringify(body, epochSeconds));
}

/** AWS JSON writes times as seconds since 1970. `this` holds the value before Date turned itself into a string. */
function epochSeconds(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return original instanceof Date ? original.getTime() / 1000 : value;
}

const own = <Value>(record: Record<string, Value>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
