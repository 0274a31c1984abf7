import { Amplify } from 'aws-amplify';
import {
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  fetchMFAPreference,
  setUpTOTP,
  signIn,
  signOut,
  signUp,
  updateMFAPreference,
  verifyTOTPSetup,
} from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appCode, nextAppCode, wrongAppCode } from '../../fixtures/authenticator-app.ts';
import { CLIENT_ID, IDENTITY_POOL_ID, PASSWORD, PoolFixture, USER_POOL_ID } from './pool-fixture.ts';

const PRE_TOKEN = 'arn:aws:lambda:us-east-1:000000000000:function:pre-token';
let fixture: PoolFixture;

beforeAll(async () => {
  fixture = await PoolFixture.open({ triggers: { PreTokenGeneration: PRE_TOKEN }, tokenTriggerVersion: 2 });
  const { endpoint } = fixture.service;
  const pool = { userPoolId: USER_POOL_ID, userPoolClientId: CLIENT_ID, identityPoolId: IDENTITY_POOL_ID };
  Amplify.configure({ Auth: { Cognito: { ...pool, userPoolEndpoint: endpoint, identityPoolEndpoint: endpoint, allowGuestAccess: true } } });
  const memory = new Map<string, string>();
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    getItem: async (key) => memory.get(key) ?? null,
    setItem: async (key, value) => void memory.set(key, value),
    removeItem: async (key) => void memory.delete(key),
    clear: async () => memory.clear(),
  });
});
afterEach(async () => {
  await signOut();
  fixture.onTrigger = async (_arn, payload) => payload;
});
afterAll(() => fixture.close());

const start = (username: string) => signIn({ username, password: PASSWORD, options: { authFlowType: 'USER_PASSWORD_AUTH' } });

const newPerson = async (username: string): Promise<string> => {
  await signUp({ username, password: PASSWORD, options: { userAttributes: { email: username } } });
  await confirmSignUp({ username, confirmationCode: fixture.outbox.code(username) });
  await start(username);
  return username;
};

const enrol = async (): Promise<string> => {
  const { sharedSecret } = await setUpTOTP();
  await verifyTOTPSetup({ code: appCode(sharedSecret) });
  await updateMFAPreference({ totp: 'PREFERRED' });
  return sharedSecret;
};

describe('An authenticator app', () => {
  it('is asked for once it was proved and chosen, and not before', async () => {
    const ada = await newPerson('ada@totp.example');
    const { sharedSecret } = await setUpTOTP();
    await expect(updateMFAPreference({ totp: 'PREFERRED' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(verifyTOTPSetup({ code: wrongAppCode(sharedSecret) })).rejects.toMatchObject({ name: 'EnableSoftwareTokenMFAException' });
    await verifyTOTPSetup({ code: appCode(sharedSecret) });
    expect(await fetchMFAPreference()).toEqual({});
    await updateMFAPreference({ totp: 'PREFERRED' });
    expect(await fetchMFAPreference()).toEqual({ enabled: ['TOTP'], preferred: 'TOTP' });

    await signOut();
    expect(await start(ada)).toMatchObject({ isSignedIn: false, nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' } });
    await expect(confirmSignIn({ challengeResponse: wrongAppCode(sharedSecret) })).rejects.toMatchObject({ name: 'CodeMismatchException' });
    expect(await confirmSignIn({ challengeResponse: nextAppCode(sharedSecret) })).toMatchObject({ isSignedIn: true });
  });

  it('gives codes that work once, and are not to be guessed', async () => {
    const bo = await newPerson('bo@totp.example');
    const secret = await enrol();
    await signOut();
    await start(bo);
    await expect(confirmSignIn({ challengeResponse: appCode(secret) })).rejects.toThrow('already been used');
    for (let tries = 0; tries < 5; tries++)
      await expect(confirmSignIn({ challengeResponse: wrongAppCode(secret) })).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await expect(confirmSignIn({ challengeResponse: nextAppCode(secret) })).rejects.toMatchObject({ name: 'LimitExceededException' });
  });

  it('can be turned off, and stays in use while another is tried', async () => {
    const cy = await newPerson('cy@totp.example');
    const secret = await enrol();
    await setUpTOTP();
    await signOut();
    await start(cy);
    await confirmSignIn({ challengeResponse: nextAppCode(secret) });
    await updateMFAPreference({ totp: 'DISABLED' });
    await signOut();
    expect(await start(cy)).toMatchObject({ isSignedIn: true });
  });

  it('cannot be left out by answering with a session of someone else', async () => {
    const { endpoint } = fixture.service;
    const call = async (operation: string, body: object): Promise<Record<string, unknown>> => {
      const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`, 'content-type': 'application/x-amz-json-1.1' };
      const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await response.json()) as Record<string, unknown>;
    };
    const victim = await newPerson('victim@totp.example');
    await enrol();
    await signOut();
    const thief = await newPerson('thief@totp.example');
    const secret = await enrol();
    const begin = { ClientId: CLIENT_ID, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: thief, PASSWORD } };
    const { Session } = await call('InitiateAuth', begin);
    const ChallengeResponses = { USERNAME: victim, SOFTWARE_TOKEN_MFA_CODE: nextAppCode(secret) };
    const answer = { ClientId: CLIENT_ID, ChallengeName: 'SOFTWARE_TOKEN_MFA', Session, ChallengeResponses };
    expect(await call('RespondToAuthChallenge', answer)).toMatchObject({ __type: 'NotAuthorizedException' });
    const asPassword = {
      ...answer,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeResponses: { USERNAME: thief, NEW_PASSWORD: PASSWORD },
    };
    expect(await call('RespondToAuthChallenge', asPassword)).toMatchObject({ __type: 'NotAuthorizedException' });
  });
});

describe('A token trigger of version 2', () => {
  it('is told the groups, and changes them in both tokens', async () => {
    await newPerson('group@totp.example');
    fixture.onTrigger = async (arn, payload) => ({
      ...payload,
      ...(arn === PRE_TOKEN && {
        response: {
          claimsAndScopeOverrideDetails: {
            groupOverrideDetails: { groupsToOverride: ['kiosks'] },
            idTokenGeneration: { claimsToAddOrOverride: { 'usher:second_factor': 'needed' } },
          },
        },
      }),
    });
    const { tokens } = await fetchAuthSession({ forceRefresh: true });
    expect(tokens?.accessToken.payload['cognito:groups']).toEqual(['kiosks']);
    expect(tokens?.idToken?.payload).toMatchObject({ 'cognito:groups': ['kiosks'], 'usher:second_factor': 'needed' });
    expect(tokens?.accessToken.payload).not.toHaveProperty('usher:second_factor');
    const { payload } = fixture.invoked.at(-1) ?? {};
    expect(payload).toMatchObject({
      version: '2',
      triggerSource: 'TokenGeneration_RefreshTokens',
      request: { groupConfiguration: { groupsToOverride: [] }, scopes: ['aws.cognito.signin.user.admin'] },
    });
  });
});
