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

/** With the sandbox's codes nobody need read: the PostConfirmation trigger runs, as after a sign-up. Returns the user's sub. */
const signUp = async (doors: Doors, email: string): Promise<string> => {
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
  return UserSub;
};

/** On AWS a sign-up would send an e-mail, of which a pool has fifty a day. No trigger runs, so the Profile is made by first use. */
const createByDeveloper = async (doors: Doors, email: string): Promise<string> => {
  const user = { UserPoolId: doors.userPoolId, Username: email };
  const attributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ];
  const { User } = await callCognito<{ User: { Attributes: { Name: string; Value: string }[] } }>(doors, 'AdminCreateUser', {
    ...user,
    UserAttributes: attributes,
    MessageAction: 'SUPPRESS',
  });
  await callCognito(doors, 'AdminSetUserPassword', { ...user, Password: SEED_PASSWORD, Permanent: true });
  const firstUse = 'query { getMyRegistration(eventId: "AAAAAAAA") { guestId } }';
  await callGraphql(doors, await signIn(doors, email), firstUse, {});
  return User.Attributes.find(({ Name }) => Name === 'sub')?.Value ?? '';
};

/** Creates an account with a verified address, in these groups. */
export const createPerson = async (doors: Doors, email: string, groups: readonly string[] = []): Promise<Person> => {
  const sub = await (doors.byDeveloper ? createByDeveloper(doors, email) : signUp(doors, email));
  for (const GroupName of groups)
    await callCognito(doors, 'AdminAddUserToGroup', { UserPoolId: doors.userPoolId, Username: sub, GroupName });
  return { email, sub, accessToken: await signIn(doors, email) };
};

/** The name that guests read of someone who comes to them. */
export const giveName = async (doors: Doors, accessToken: string, name: string): Promise<void> => {
  await callGraphql(doors, accessToken, 'mutation Name($name: String!) { updateMyProfile(name: $name) { name } }', { name });
};
