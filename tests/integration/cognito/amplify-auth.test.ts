import { Amplify } from 'aws-amplify';
import { Hub } from 'aws-amplify/utils';
import {
  confirmResetPassword,
  confirmSignUp,
  fetchAuthSession,
  fetchUserAttributes,
  getCurrentUser,
  resendSignUpCode,
  resetPassword,
  signIn,
  signOut,
  signUp,
  updatePassword,
} from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ID, IDENTITY_POOL_ID, PASSWORD, PoolFixture, USER_POOL_ID } from './pool-fixture.ts';

const POST_CONFIRMATION = 'arn:aws:lambda:us-east-1:000000000000:function:post-confirmation';
const ada = 'Ada@usher.example';
const withPassword = { authFlowType: 'USER_PASSWORD_AUTH' } as const;
let fixture: PoolFixture;

beforeAll(async () => {
  fixture = await PoolFixture.open({ triggers: { PostConfirmation: POST_CONFIRMATION } });
  configureAmplify();
});
afterEach(() => signOut());
afterAll(() => fixture.close());

function configureAmplify() {
  const { endpoint } = fixture.service;
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: USER_POOL_ID,
        userPoolClientId: CLIENT_ID,
        identityPoolId: IDENTITY_POOL_ID,
        userPoolEndpoint: endpoint,
        identityPoolEndpoint: endpoint,
        allowGuestAccess: true,
      },
    },
  });
  const memory = new Map<string, string>();
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    getItem: async (key) => memory.get(key) ?? null,
    setItem: async (key, value) => void memory.set(key, value),
    removeItem: async (key) => void memory.delete(key),
    clear: async () => memory.clear(),
  });
}

async function register(username: string): Promise<void> {
  await signUp({ username, password: PASSWORD, options: { userAttributes: { email: username, name: 'Test Guest' } } });
  await confirmSignUp({ username, confirmationCode: fixture.outbox.code(username) });
}

describe('the real aws-amplify against the local user pool', () => {
  it('signs a person up with the code from the outbox and tells the PostConfirmation trigger once', async () => {
    const started = await signUp({ username: ada, password: PASSWORD, options: { userAttributes: { email: ada, name: 'Ada Lovelace' } } });
    expect(started.nextStep).toMatchObject({ signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: { destination: 'A***@u***' } });
    await expect(signIn({ username: ada, password: PASSWORD, options: withPassword })).resolves.toMatchObject({
      nextStep: { signInStep: 'CONFIRM_SIGN_UP' },
    });
    const first = fixture.outbox.code(ada);
    await resendSignUpCode({ username: ada });
    const second = fixture.outbox.code(ada);
    const wrong = String((Number(second) + 1) % 1_000_000).padStart(6, '0');
    await expect(confirmSignUp({ username: ada, confirmationCode: wrong })).rejects.toMatchObject({ name: 'CodeMismatchException' });
    if (first !== second) {
      await expect(confirmSignUp({ username: ada, confirmationCode: first })).rejects.toMatchObject({ name: 'CodeMismatchException' });
    }
    await expect(confirmSignUp({ username: ada, confirmationCode: second })).resolves.toMatchObject({ isSignUpComplete: true });

    expect(fixture.invoked.filter(({ arn }) => arn === POST_CONFIRMATION)).toHaveLength(1);
    expect(fixture.invoked[0]?.payload).toMatchObject({
      triggerSource: 'PostConfirmation_ConfirmSignUp',
      userPoolId: USER_POOL_ID,
      request: { userAttributes: { email: ada, email_verified: 'true', name: 'Ada Lovelace', 'cognito:user_status': 'CONFIRMED' } },
    });
    expect(fixture.invoked[0]?.payload.userName).toMatch(/^[0-9a-f-]{36}$/);
    await expect(confirmSignUp({ username: ada, confirmationCode: second })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    });
    await expect(signUp({ username: ada.toLowerCase(), password: PASSWORD })).rejects.toMatchObject({ name: 'UsernameExistsException' });
  });

  it('signs in whatever the case of the address, with claims that verify', async () => {
    await register('grace@usher.example');
    await signIn({ username: 'GRACE@usher.example', password: PASSWORD, options: withPassword });
    const { tokens, userSub } = await fetchAuthSession();
    const verified = await fixture.service.verify(String(tokens?.accessToken));
    expect(verified).toMatchObject({
      sub: userSub,
      username: userSub,
      tokenUse: 'access',
      groups: [],
      issuer: `${fixture.service.endpoint}/${USER_POOL_ID}`,
    });
    expect(verified.claims).not.toHaveProperty('email');
    expect(tokens?.idToken?.payload).toMatchObject({ email: 'grace@usher.example', email_verified: true, aud: CLIENT_ID });
    expect((await getCurrentUser()).userId).toBe(userSub);
    expect(await fetchUserAttributes()).toMatchObject({ name: 'Test Guest', email_verified: 'true' });
  });

  it('refuses a wrong password, an unknown person and a weak password in the words of Cognito', async () => {
    await register('wrong@usher.example');
    const refused = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    await expect(signIn({ username: 'wrong@usher.example', password: 'Not-this-1', options: withPassword })).rejects.toMatchObject(refused);
    await expect(signIn({ username: 'nobody@usher.example', password: PASSWORD, options: withPassword })).rejects.toMatchObject(refused);
    await expect(signUp({ username: 'weak@usher.example', password: 'weak' })).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  });

  it('refreshes tokens within the session and refuses all of it after a sign-out everywhere', async () => {
    await register('everywhere@usher.example');
    await signIn({ username: 'everywhere@usher.example', password: PASSWORD, options: withPassword });
    const before = String((await fetchAuthSession()).tokens?.accessToken);
    const after = String((await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken);
    expect(after).not.toBe(before);
    const [first, second] = await Promise.all([fixture.service.verify(before), fixture.service.verify(after)]);
    expect(second.claims.origin_jti).toBe(first.claims.origin_jti);
    expect(second.claims.auth_time).toBe(first.claims.auth_time);

    await signOut({ global: true });
    await expect(fixture.service.verify(before)).rejects.toThrow('revoked');
    await expect(fixture.service.verify(after)).rejects.toThrow('revoked');
  });

  it('refuses the tokens of a session that was signed out on this device', async () => {
    await register('device@usher.example');
    await signIn({ username: 'device@usher.example', password: PASSWORD, options: withPassword });
    const token = String((await fetchAuthSession()).tokens?.accessToken);
    await signOut();
    await expect(fixture.service.verify(token)).rejects.toThrow('revoked');
  });

  it('tells the client that its session has ended when the refresh token was revoked', async () => {
    await register('ended@usher.example');
    await signIn({ username: 'ended@usher.example', password: PASSWORD, options: withPassword });
    const ended = new Promise<string>((resolve) => {
      const stop = Hub.listen('auth', ({ payload }) => {
        if (payload.event !== 'tokenRefresh_failure' && payload.event !== 'signedOut') return;
        stop();
        resolve(payload.event);
      });
    });
    const access = String((await fetchAuthSession()).tokens?.accessToken);
    const body = JSON.stringify({ AccessToken: access });
    await fetch(fixture.service.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.GlobalSignOut' },
      body,
    });
    await fetchAuthSession({ forceRefresh: true }).catch(() => undefined);
    expect(['tokenRefresh_failure', 'signedOut']).toContain(await ended);
  });

  it('resets a forgotten password by code and lets only the new one in', async () => {
    const username = 'forgetful@usher.example';
    await register(username);
    await expect(resetPassword({ username })).resolves.toMatchObject({
      nextStep: { resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE' },
    });
    const confirmationCode = fixture.outbox.code(username);
    expect(fixture.outbox.list({ to: username })[0]).toMatchObject({
      channel: 'CODE',
      subject: 'Reset your password',
      attributes: { code: confirmationCode },
    });
    await confirmResetPassword({ username, confirmationCode, newPassword: 'Another-word-7' });
    await expect(signIn({ username, password: PASSWORD, options: withPassword })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(signIn({ username, password: 'Another-word-7', options: withPassword })).resolves.toMatchObject({ isSignedIn: true });
    await updatePassword({ oldPassword: 'Another-word-7', newPassword: PASSWORD });
    await expect(confirmResetPassword({ username, confirmationCode, newPassword: 'Another-word-7' })).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    });
  });

  it('does not tell whether an address has an account when a password is forgotten', async () => {
    await expect(resetPassword({ username: 'nobody@usher.example' })).resolves.toMatchObject({
      nextStep: { codeDeliveryDetails: { destination: 'n***@u***' } },
    });
    expect(fixture.outbox.list({ to: 'nobody@usher.example' })).toEqual([]);
  });

  it('gives guests and signed-in people credentials of their own roles', async () => {
    const guest = await fetchAuthSession({ forceRefresh: true });
    const asGuest = fixture.credentials.find(guest.credentials?.accessKeyId ?? '', fixture.clock.now());
    expect(asGuest?.caller).toMatchObject({ cognitoIdentityAuthType: 'unauthenticated', cognitoIdentityId: guest.identityId });
    expect(asGuest?.caller.roleArn).toMatch(/guests$/);
    await register('person@usher.example');
    await signIn({ username: 'person@usher.example', password: PASSWORD, options: withPassword });
    const person = await fetchAuthSession();
    const asPerson = fixture.credentials.find(person.credentials?.accessKeyId ?? '', fixture.clock.now());
    expect(asPerson?.caller).toMatchObject({ cognitoIdentityAuthType: 'authenticated', cognitoIdentityId: person.identityId });
    expect(asPerson?.caller.roleArn).toMatch(/people$/);
  });
});
