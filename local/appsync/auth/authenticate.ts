import { timingSafeEqual } from 'node:crypto';
import type { AuthenticationType, GraphqlApi } from '../../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../../clock.ts';
import type { CredentialStore } from '../../credential-store.ts';
import type { TokenVerifier } from '../../ports.ts';
import type { Caller, RequestHeaders, SignedRequest } from './caller.ts';
import { isSignatureValid, parseSignature, signedAt } from './sigv4.ts';

/** As AWS: a signature is good for five minutes, either way. */
const SIGNATURE_LIFETIME_MS = 5 * 60 * 1000;

/** A request that AppSync answers with 401 (or 403 for IAM) before it looks at the query. */
export class UnauthorizedError extends Error {
  readonly status: 401 | 403;
  readonly errorType: string;

  constructor(message: string, { status = 401, errorType = 'UnauthorizedException' }: { status?: 401 | 403; errorType?: string } = {}) {
    super(message);
    this.name = 'UnauthorizedError';
    this.status = status;
    this.errorType = errorType;
  }

  /** What AppSync sends. */
  get body(): { errors: { errorType: string; message: string }[] } {
    return { errors: [{ errorType: this.errorType, message: this.message }] };
  }
}

const NOT_AUTHORIZED = 'You are not authorized to make this call.';

export type AuthenticationPorts = { tokens: TokenVerifier; credentials: CredentialStore; clock: SandboxClock };
type Request = { headers: RequestHeaders; request: SignedRequest; sourceIp: string[] };

/** Finds out who calls, by API key, signature or token, in the modes that the API has. */
export const authenticate = async (
  api: GraphqlApi,
  { headers, request, sourceIp }: Request,
  ports: AuthenticationPorts,
): Promise<Caller> => {
  const modes = new Set<AuthenticationType>([api.defaultAuthentication, ...api.additionalAuthentications]);
  const apiKey = headers['x-api-key'];
  const authorization = headers['authorization'];
  if (authorization === undefined || authorization === '') {
    if (apiKey !== undefined) return byApiKey(api, { modes, apiKey, sourceIp });
    throw new UnauthorizedError(modes.has('API_KEY') && modes.size === 1 ? NOT_AUTHORIZED : 'Missing authorization header');
  }
  if (authorization.startsWith('AWS4-HMAC-SHA256')) {
    if (!modes.has('AWS_IAM')) throw new UnauthorizedError(NOT_AUTHORIZED);
    return bySignature(authorization, { headers, request, sourceIp }, ports);
  }
  if (!modes.has('AMAZON_COGNITO_USER_POOLS')) throw new UnauthorizedError(NOT_AUTHORIZED);
  return byToken(authorization.replace(/^bearer\s+/i, ''), { sourceIp, tokens: ports.tokens });
};

const byApiKey = (
  api: GraphqlApi,
  { modes, apiKey, sourceIp }: { modes: Set<AuthenticationType>; apiKey: string; sourceIp: string[] },
): Caller => {
  const expected = Buffer.from(api.apiKey ?? '');
  const given = Buffer.from(apiKey);
  if (!modes.has('API_KEY') || expected.length === 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new UnauthorizedError(NOT_AUTHORIZED);
  return { mode: 'API_KEY', sourceIp };
};

const byToken = async (token: string, { sourceIp, tokens }: { sourceIp: string[]; tokens: TokenVerifier }): Promise<Caller> => {
  if (token.split('.').length !== 3) throw new UnauthorizedError('Unable to parse JWT token.');
  try {
    return { mode: 'AMAZON_COGNITO_USER_POOLS', token: await tokens.verify(token), sourceIp };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnauthorizedError(
      /expire/i.test(reason) || /"exp"/.test(reason) ? 'Token has expired.' : `Valid authorization header not provided. ${reason}`,
    );
  }
};

const bySignature = (
  authorization: string,
  { headers, request, sourceIp }: Request,
  { credentials, clock }: AuthenticationPorts,
): Caller => {
  const parts = parseSignature(authorization);
  if (!parts) throw forbidden('IncompleteSignatureException', 'Authorization header is malformed.');
  const issued = credentials.find(parts.accessKeyId, clock.now());
  const sessionToken = headers['x-amz-security-token'];
  if (!issued || sessionToken !== issued.credentials.sessionToken) {
    throw forbidden('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  // Clients sign with the machine's time, whatever the sandbox's clock says; functions live by that clock.
  const signed = signedAt(headers['x-amz-date'] ?? '').getTime();
  if (![Date.now(), clock.now().getTime()].some((now) => Math.abs(now - signed) <= SIGNATURE_LIFETIME_MS))
    throw forbidden('InvalidSignatureException', `Signature expired: ${headers['x-amz-date'] ?? 'no x-amz-date'}`);
  if (parts.service !== 'appsync' || !isSignatureValid(parts, { headers, request, secretAccessKey: issued.credentials.secretAccessKey })) {
    throw forbidden('InvalidSignatureException', 'The request signature we calculated does not match the signature you provided.');
  }
  return { mode: 'AWS_IAM', iam: issued.caller, accessKeyId: parts.accessKeyId, sourceIp };
};

const forbidden = (errorType: string, message: string): UnauthorizedError => new UnauthorizedError(message, { status: 403, errorType });
