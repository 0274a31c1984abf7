import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, IDENTITY_POOL_ID, PASSWORD, PoolFixture, USER_POOL_ID } from './pool-fixture.ts';

type Body = Record<string, unknown>;
let fixture: PoolFixture;

beforeEach(async () => {
  fixture = await PoolFixture.open();
});
afterEach(() => fixture.close());

async function post(target: string, body: Body, headers: Record<string, string> = {}): Promise<{ status: number; body: Body }> {
  const response = await fetch(fixture.service.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': target, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
}
const call = (operation: string, body: Body) => post(`AWSCognitoIdentityProviderService.${operation}`, { ClientId: CLIENT_ID, ...body });
const identity = (operation: string, body: Body) => post(`AWSCognitoIdentityService.${operation}`, body);
const signUp = (Username: string, more: Body = {}) => call('SignUp', { Username, Password: PASSWORD, ...more });
const signIn = (USERNAME: string, password = PASSWORD) =>
  call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD: password } });

async function person(email: string): Promise<{ AccessToken: string; IdToken: string; RefreshToken: string }> {
  await signUp(email);
  await call('ConfirmSignUp', { Username: email, ConfirmationCode: fixture.outbox.code(email) });
  return (await signIn(email)).body.AuthenticationResult as { AccessToken: string; IdToken: string; RefreshToken: string };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Body;
const headerOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Body;

describe('tokens', () => {
  it('refuses what was forged, altered, unsigned, expired, foreign or no token', async () => {
    const { AccessToken } = await person('ada@usher.example');
    const claims = { ...claimsOf(AccessToken), 'cognito:groups': ['organizers'] };
    const altered = AccessToken.split('.').with(1, encode(claims)).join('.');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const head = `${encode(headerOf(AccessToken))}.${encode(claims)}`;
    const forged = `${head}.${createSign('RSA-SHA256').update(head).sign(privateKey, 'base64url')}`;
    const unsigned = `${encode({ ...headerOf(AccessToken), alg: 'none' })}.${encode(claims)}.`;
    const hmacHead = `${encode({ ...headerOf(AccessToken), alg: 'HS256' })}.${encode(claims)}`;
    const hmac = `${hmacHead}.${createHmac('sha256', 'key').update(hmacHead).digest('base64url')}`;
    for (const token of [altered, forged, unsigned, hmac, `${AccessToken}x`, 'no token', ''])
      await expect(fixture.service.verify(token)).rejects.toThrow();
    await expect(fixture.service.verify(AccessToken)).resolves.toMatchObject({ groups: [] });
    for (const AccessToken of [altered, forged, unsigned]) {
      expect(
        (await call('ChangePassword', { AccessToken, PreviousPassword: PASSWORD, ProposedPassword: 'Other-word-1' })).body,
      ).toMatchObject({
        __type: 'NotAuthorizedException',
      });
    }
    fixture.clock.advance(61 * 60 * 1000);
    await expect(fixture.service.verify(AccessToken)).rejects.toThrow('expired');
  });

  it('publishes the key that others verify them with', async () => {
    const { IdToken } = await person('ada@usher.example');
    const issuer = fixture.service.issuer ?? '';
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(IdToken, keys, { issuer, audience: CLIENT_ID });
    expect(payload.email).toBe('ada@usher.example');
  });

  it('ends a session of thirty days, and a refresh of a deleted person', async () => {
    const { RefreshToken, AccessToken } = await person('ada@usher.example');
    expect((await call('GetTokensFromRefreshToken', { RefreshToken })).status).toBe(200);
    fixture.clock.advance(30 * 24 * 60 * 60 * 1000);
    expect((await call('GetTokensFromRefreshToken', { RefreshToken })).body).toMatchObject({ message: 'Invalid Refresh Token' });
    fixture.clock.reset();
    await call('DeleteUser', { AccessToken });
    expect((await call('GetTokensFromRefreshToken', { RefreshToken })).body).toMatchObject({ __type: 'NotAuthorizedException' });
    await expect(fixture.service.verify(AccessToken)).rejects.toThrow('revoked');
  });
});

describe('sign-up', () => {
  it('lets one of two sign-ups of the same address win', async () => {
    const answers = await Promise.all([signUp('twin@usher.example'), signUp('TWIN@usher.example')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(answers.find(({ status }) => status === 400)?.body).toMatchObject({ __type: 'UsernameExistsException' });
  });

  it('keeps a hundred quick sign-ups and a session over a killed process', async () => {
    const { RefreshToken, AccessToken } = await person('first@usher.example');
    const emails = Array.from({ length: 100 }, (_, index) => `guest${index}@usher.example`);
    const answers = await Promise.all(emails.map((email) => signUp(email)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    await fixture.reopen();
    const again = await Promise.all(emails.map((email) => signUp(email)));
    expect(again.every(({ body }) => body.__type === 'UsernameExistsException')).toBe(true);
    await call('ConfirmSignUp', { Username: 'guest7@usher.example', ConfirmationCode: fixture.outbox.code('guest7@usher.example') });
    expect((await signIn('guest7@usher.example')).status).toBe(200);
    expect((await call('GetTokensFromRefreshToken', { RefreshToken })).status).toBe(200);
    expect((await call('RevokeToken', { Token: RefreshToken })).status).toBe(200);
    await fixture.reopen();
    expect((await call('GetTokensFromRefreshToken', { RefreshToken })).body).toMatchObject({ __type: 'NotAuthorizedException' });
    expect(claimsOf(AccessToken).iss).toContain(USER_POOL_ID);
  });

  it('refuses attributes that would make someone else of a person', async () => {
    for (const Name of ['sub', 'email_verified', 'cognito:groups']) {
      expect((await signUp('mallory@usher.example', { UserAttributes: [{ Name, Value: 'true' }] })).body).toMatchObject({
        __type: 'NotAuthorizedException',
      });
    }
    await signUp('mallory@usher.example', { UserAttributes: [{ Name: 'email', Value: 'ada@usher.example' }] });
    expect(fixture.outbox.list({ to: 'ada@usher.example' })).toEqual([]);
  });

  it('stops guesses of a code and lets codes expire', async () => {
    await signUp('ada@usher.example');
    const ConfirmationCode = fixture.outbox.code('ada@usher.example');
    const guess = (code: string) => call('ConfirmSignUp', { Username: 'ada@usher.example', ConfirmationCode: code });
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await guess('x')).body).toMatchObject({ __type: 'CodeMismatchException' });
    expect((await guess(ConfirmationCode)).body).toMatchObject({ __type: 'LimitExceededException' });
    fixture.clock.advance(24 * 60 * 60 * 1000);
    expect((await guess(ConfirmationCode)).body).toMatchObject({ __type: 'ExpiredCodeException' });
    expect((await call('ConfirmForgotPassword', { Username: 'ada@usher.example', Password: PASSWORD })).status).toBe(400);
  });

  it('does not take a sign-up code for a forgotten password', async () => {
    await signUp('ada@usher.example');
    const ConfirmationCode = fixture.outbox.code('ada@usher.example');
    const answer = await call('ConfirmForgotPassword', { Username: 'ada@usher.example', ConfirmationCode, Password: 'Other-word-1' });
    expect(answer.body).toMatchObject({ __type: 'ExpiredCodeException' });
  });

  it('fails with the message of a trigger that refuses, and confirms at once where one says so', async () => {
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:pre-sign-up';
    if (fixture.backend.auth) fixture.backend.auth.triggers = { PreSignUp: arn };
    await fixture.service.applyBackend(fixture.backend);
    fixture.onTrigger = async () => {
      throw new Error('Only for members');
    };
    expect((await signUp('ada@usher.example')).body).toEqual({
      __type: 'UserLambdaValidationException',
      message: 'PreSignUp failed with error Only for members.',
    });
    fixture.onTrigger = async (_arn, payload) => ({ ...payload, response: { autoConfirmUser: true, autoVerifyEmail: true } });
    expect((await signUp('ada@usher.example')).body).toMatchObject({ UserConfirmed: true });
    expect(fixture.outbox.messages).toEqual([]);
    expect((await signIn('ada@usher.example')).status).toBe(200);
  });

  it('writes no password down', async () => {
    await person('ada@usher.example');
    const folder = join(fixture.folder, 'cognito');
    const contents = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
    expect(contents.join()).not.toContain(PASSWORD);
    expect(contents.join()).toContain('ada@usher.example');
  });

  it('stops guesses of a password', async () => {
    await person('ada@usher.example');
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn('ada@usher.example', 'Wrong-word-1');
    expect((await signIn('ada@usher.example')).body).toMatchObject({ message: 'Password attempts exceeded' });
    fixture.clock.advance(16 * 60 * 1000);
    expect((await signIn('ada@usher.example')).status).toBe(200);
  });
});

describe('the identity pool', () => {
  it('keeps a guest its identity over a restart and refuses invented and foreign ones', async () => {
    const { IdentityId } = (await identity('GetId', { IdentityPoolId: IDENTITY_POOL_ID })).body;
    await fixture.reopen();
    expect((await identity('GetCredentialsForIdentity', { IdentityId })).status).toBe(200);
    const invented = 'us-east-1:11111111-2222-3333-4444-555555555555';
    expect((await identity('GetCredentialsForIdentity', { IdentityId: invented })).body).toMatchObject({
      __type: 'NotAuthorizedException',
    });
    expect((await identity('GetId', { IdentityPoolId: 'us-east-1:other' })).body).toMatchObject({ __type: 'ResourceNotFoundException' });
  });

  it('gives a person the same identity every time, and to nobody else', async () => {
    const { IdToken, AccessToken } = await person('ada@usher.example');
    const { IdToken: other } = await person('grace@usher.example');
    const Logins = (token: string) => ({ [`cognito-idp.us-east-1.amazonaws.com/${USER_POOL_ID}`]: token });
    const ask = (token: string) => identity('GetId', { IdentityPoolId: IDENTITY_POOL_ID, Logins: Logins(token) });
    const { IdentityId } = (await ask(IdToken)).body;
    expect((await ask(IdToken)).body.IdentityId).toBe(IdentityId);
    expect((await identity('GetCredentialsForIdentity', { IdentityId, Logins: Logins(other) })).body).toMatchObject({
      __type: 'NotAuthorizedException',
    });
    expect((await identity('GetCredentialsForIdentity', { IdentityId })).body).toMatchObject({ __type: 'NotAuthorizedException' });
    expect((await ask(AccessToken)).body).toMatchObject({ __type: 'NotAuthorizedException' });
  });
});

describe('the door', () => {
  it('answers pages of this machine alone, under its own name alone', async () => {
    const { endpoint } = fixture.service;
    const preflight = await fetch(endpoint, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000', 'access-control-request-headers': 'x-amz-target' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-amz-target');
    const foreign = await post('AWSCognitoIdentityProviderService.SignUp', {}, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    const status = await new Promise((resolve, reject) => {
      const { port } = new URL(endpoint);
      request({ host: '127.0.0.1', port, headers: { host: 'evil.example' } }, ({ statusCode }) => resolve(statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('names the operation it does not emulate', async () => {
    expect((await call('CreateUserPool', {})).body).toEqual({
      __type: 'UnknownOperationException',
      message: 'The offline sandbox does not emulate AWSCognitoIdentityProviderService.CreateUserPool.',
    });
    expect((await call('InitiateAuth', { AuthFlow: 'USER_SRP_AUTH' })).body).toMatchObject({ __type: 'InvalidParameterException' });
    expect((await call('constructor', {})).body).toMatchObject({ __type: 'UnknownOperationException' });
  });
});
