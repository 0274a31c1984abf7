import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it, vi } from 'vitest';
import { UnauthorizedError } from '../../../../local/appsync/auth/authenticate.ts';
import { SandboxClock } from '../../../../local/clock.ts';
import type { GraphqlApi } from '../../../../local/cloud-assembly/local-backend.ts';
import { CredentialStore } from '../../../../local/credential-store.ts';
import { sampleBackend } from '../../../fixtures/appsync/sample-backend.ts';
import { startEngine } from '../../../fixtures/appsync/engine-harness.ts';

const CALLER = {
  roleArn: 'arn:aws:iam::000000000000:role/r',
  accountId: '000000000000',
  userArn: 'arn:aws:sts::000000000000:assumed-role/r/s',
};
const REQUEST = { method: 'POST', path: '/graphql', body: '{"query":"{ a }"}' };

/** Node's own hashes, so that the signer is independent of the code under test. */
class Sha256 {
  readonly #secret: string | Uint8Array | undefined;
  #data: Buffer = Buffer.alloc(0);
  constructor(secret?: unknown) {
    this.#secret = secret as string | Uint8Array | undefined;
  }
  update(chunk: string | ArrayBuffer | Uint8Array) {
    this.#data = Buffer.concat([this.#data, typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array)]);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(
      (this.#secret === undefined ? createHash('sha256') : createHmac('sha256', this.#secret)).update(this.#data).digest(),
    );
  }
  reset() {
    this.#data = Buffer.alloc(0);
  }
}

const start = (api: Partial<GraphqlApi> = {}, tokens = { verify: vi.fn() }) => {
  const credentials = new CredentialStore();
  const { engine } = startEngine(sampleBackend({ schema: 'type Query { a: String }', api }), { credentials, tokens });
  return { engine, credentials, tokens };
};

const sign = async (
  credentials: CredentialStore,
  { signingDate = new Date(), service = 'appsync', body = REQUEST.body, path = '/graphql' } = {},
) => {
  const issued = credentials.issue(CALLER, new Date());
  const signer = new SignatureV4({ credentials: issued, region: 'us-east-1', service, sha256: Sha256 });
  const { headers } = await signer.sign(
    {
      method: 'POST',
      protocol: 'http:',
      hostname: 'localhost',
      path,
      headers: { host: 'localhost:20001', 'content-type': 'application/json' },
      body,
    },
    { signingDate },
  );
  return headers;
};

const refusal = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UnauthorizedError)) throw new Error(`expected an UnauthorizedError, got ${String(error)}`);
  return { status: error.status, ...error.body.errors[0] };
};

describe('who calls', () => {
  it('a signed request is its role', async () => {
    const { engine, credentials } = start();
    const headers = await sign(credentials);
    await expect(engine.authenticate(headers, REQUEST)).resolves.toMatchObject({ mode: 'AWS_IAM', iam: CALLER });
  });

  it('the path of the WebSocket handshake counts', async () => {
    const { engine, credentials } = start();
    const headers = await sign(credentials, { path: '/graphql/connect', body: '{}' });
    await expect(engine.authenticate(headers, { method: 'POST', path: '/graphql/connect', body: '{}' })).resolves.toMatchObject({
      mode: 'AWS_IAM',
    });
    expect(await refusal(engine.authenticate(headers, { ...REQUEST, body: '{}' }))).toMatchObject({
      status: 403,
      errorType: 'InvalidSignatureException',
    });
  });

  it.each([
    ['with a changed body', {}, { ...REQUEST, body: '{"query":"{ b }"}' }, {}, 'InvalidSignatureException'],
    ['for another service', { service: 'execute-api' }, REQUEST, {}, 'InvalidSignatureException'],
    ['that is six minutes old', { signingDate: new Date(Date.now() - 360_000) }, REQUEST, {}, 'InvalidSignatureException'],
    ['with a foreign session token', {}, REQUEST, { 'x-amz-security-token': 'other' }, 'UnrecognizedClientException'],
    ['without its date', {}, REQUEST, { 'x-amz-date': undefined }, 'InvalidSignatureException'],
    ['that is malformed', {}, REQUEST, { authorization: 'AWS4-HMAC-SHA256 Credential=x' }, 'IncompleteSignatureException'],
  ])('refuses a signature %s', async (_name, options, request, changes, errorType) => {
    const { engine, credentials } = start();
    const headers = { ...(await sign(credentials, options)), ...changes } as Record<string, string>;
    expect(await refusal(engine.authenticate(headers, request))).toMatchObject({ status: 403, errorType });
  });

  it('a function signs with the time of the sandbox, a browser with that of the machine', async () => {
    const clock = new SandboxClock();
    clock.advance(3 * 60 * 60 * 1000);
    const credentials = new CredentialStore();
    const { engine } = startEngine(sampleBackend({ schema: 'type Query { a: String }', api: {} }), { credentials, clock });
    for (const signingDate of [clock.now(), new Date()]) {
      await expect(engine.authenticate(await sign(credentials, { signingDate }), REQUEST)).resolves.toMatchObject({ mode: 'AWS_IAM' });
    }
    const between = new Date(Date.now() + 60 * 60 * 1000);
    expect(await refusal(engine.authenticate(await sign(credentials, { signingDate: between }), REQUEST))).toMatchObject({
      errorType: 'InvalidSignatureException',
    });
  });

  it('a token is verified, with or without Bearer', async () => {
    const token = { sub: 's', username: 'u', issuer: 'i', groups: [], tokenUse: 'access', claims: {} };
    const { engine, tokens } = start({}, { verify: vi.fn().mockResolvedValue(token) });
    await expect(engine.authenticate({ authorization: 'a.b.c' }, REQUEST)).resolves.toMatchObject({
      mode: 'AMAZON_COGNITO_USER_POOLS',
      token,
    });
    await engine.authenticate({ authorization: 'Bearer a.b.c' }, REQUEST);
    expect(tokens.verify).toHaveBeenNthCalledWith(2, 'a.b.c');
  });

  it.each([
    ['"exp" claim timestamp check failed', 'Token has expired.'],
    ['signature verification failed', 'Valid authorization header not provided. signature verification failed'],
  ])('a token that fails with %s is refused', async (reason, message) => {
    const { engine } = start({}, { verify: vi.fn().mockRejectedValue(new Error(reason)) });
    expect(await refusal(engine.authenticate({ authorization: 'a.b.c' }, REQUEST))).toEqual({
      status: 401,
      errorType: 'UnauthorizedException',
      message,
    });
  });

  it.each([
    ['nothing', {}, 'Missing authorization header'],
    ['no token', { authorization: 'hello' }, 'Unable to parse JWT token.'],
    ['a wrong API key', { 'x-api-key': 'da2-simple' }, 'You are not authorized to make this call.'],
    ['a shorter API key', { 'x-api-key': 'da2' }, 'You are not authorized to make this call.'],
  ])('%s is refused', async (_name, headers, message) => {
    const { engine } = start();
    expect(await refusal(engine.authenticate(headers as Record<string, string>, REQUEST))).toEqual({
      status: 401,
      errorType: 'UnauthorizedException',
      message,
    });
  });

  it('the right API key passes, unless the API has no such mode', async () => {
    await expect(start().engine.authenticate({ 'x-api-key': 'da2-sample' }, REQUEST)).resolves.toMatchObject({ mode: 'API_KEY' });
    const { engine } = start({ additionalAuthentications: [] });
    expect(await refusal(engine.authenticate({ 'x-api-key': 'da2-sample' }, REQUEST))).toMatchObject({ status: 401 });
  });

  it('modes that the sandbox lacks are refused by name', () => {
    expect(() => start({ additionalAuthentications: ['AWS_LAMBDA'] })).toThrow('authorization mode AWS_LAMBDA');
  });
});
