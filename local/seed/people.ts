import { callCognito, callGraphql, type Doors } from './doors.ts';

/** One password for every seeded account. Such accounts exist in the sandbox only. */
export const SEED_PASSWORD = 'Usher-demo-2026';

export type Person = { email: string; sub: string; accessToken: string };

/** Signs in with the seed's password. The token holds the groups of this moment. */
export const signIn = async (doors: Doors, email: string): Promise<string> => {
  const { AuthenticationResult } = await callCognito<{ AuthenticationResult: { AccessToken: string } }>(doors, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: doors.userPoolClientId,
    AuthParameters: { USERNAME: email, PASSWORD: SEED_PASSWORD },
  });
  return AuthenticationResult.AccessToken;
};

/** Creates an account with a verified address, as sign-up and its code do: the PostConfirmation trigger runs. */
export const createPerson = async (doors: Doors, email: string, groups: readonly string[] = []): Promise<Person> => {
  const { UserPoolId, ClientId } = { UserPoolId: doors.userPoolId, ClientId: doors.userPoolClientId };
  const { UserSub } = await callCognito<{ UserSub: string }>(doors, 'SignUp', {
    ClientId,
    Username: email,
    Password: SEED_PASSWORD,
    UserAttributes: [{ Name: 'email', Value: email }],
  });
  await callCognito(doors, 'AdminUpdateUserAttributes', {
    UserPoolId,
    Username: UserSub,
    UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
  });
  await callCognito(doors, 'AdminConfirmSignUp', { UserPoolId, Username: UserSub });
  for (const GroupName of groups) await callCognito(doors, 'AdminAddUserToGroup', { UserPoolId, Username: UserSub, GroupName });
  return { email, sub: UserSub, accessToken: await signIn(doors, email) };
};

/** The name that guests read of someone who comes to them. */
export const giveName = async (doors: Doors, accessToken: string, name: string): Promise<void> => {
  await callGraphql(doors, accessToken, 'mutation Name($name: String!) { updateMyProfile(name: $name) { name } }', { name });
};
