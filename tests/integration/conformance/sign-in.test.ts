import { Amplify } from 'aws-amplify';
import { fetchAuthSession, getCurrentUser, signIn, signOut } from 'aws-amplify/auth';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, type TestUser, connectToBackend, localEndpoints, rowOf } from './setup/backend.ts';

/** As an app does it: the client's own token provider, one user at a time. */
describe('the sign-in of aws-amplify', async () => {
  const { client, newUser, outputs } = await connectToBackend();
  const options = { authFlowType: 'USER_PASSWORD_AUTH' } as const;
  let ada: TestUser;
  let grace: TestUser;
  beforeAll(async () => {
    [ada, grace] = [await newUser(), await newUser('admins')];
    const config = parseAmplifyConfig(outputs);
    Object.assign(config.Auth?.Cognito ?? {}, localEndpoints(outputs));
    Amplify.configure(config);
  });
  afterAll(() => signOut());

  it('gives tokens with which calls are the user’s', async () => {
    expect(await signIn({ username: ada.email, password: PASSWORD, options })).toMatchObject({ isSignedIn: true });
    expect((await getCurrentUser()).userId).toBe(ada.sub);
    expect(rowOf(await client.queries.echo({ text: 'hi' }))).toMatchObject({ username: ada.username });
    await signOut();
  });

  it('brings the groups of the user into the access token', async () => {
    await signIn({ username: grace.email, password: PASSWORD, options });
    const { tokens } = await fetchAuthSession();
    expect(tokens?.accessToken.payload['cognito:groups']).toEqual(['admins']);
    expect(rowOf(await client.queries.echoForAdmins({}))).toMatchObject({ groups: ['admins'] });
    await signOut();
  });

  it('ends with signOut: the next call is no one’s', async () => {
    await signIn({ username: ada.email, password: PASSWORD, options });
    await signOut();
    await expect(getCurrentUser()).rejects.toMatchObject({ name: 'UserUnAuthenticatedException' });
    expect((await fetchAuthSession()).tokens).toBeUndefined();
  });

  it('leaves a guest who reads what guests may read', async () => {
    const { data, errors } = await client.models.Article.list({ authMode: 'identityPool' });
    expect(errors).toBeUndefined();
    expect(Array.isArray(data)).toBe(true);
  });

  it('refuses a wrong password as Cognito does', async () => {
    await expect(signIn({ username: ada.email, password: 'Wrong-2026', options })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });
});
