import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ID, PASSWORD, PoolFixture, USER_POOL_ID } from './pool-fixture.ts';

const UserPoolId = USER_POOL_ID;
let fixture: PoolFixture;
let admin: CognitoIdentityProviderClient;

beforeAll(async () => {
  fixture = await PoolFixture.open();
  admin = sdk('AKIALOCAL');
});
afterAll(() => fixture.close());

const sdk = (accessKeyId: string, secretAccessKey = 'local') =>
  new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: fixture.service.endpoint,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });

const create = async (Username: string) => {
  await admin.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
    }),
  );
  await admin.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: PASSWORD, Permanent: true }));
};
const signIn = (USERNAME: string, PASSWORD_: string = PASSWORD) =>
  admin.send(
    new InitiateAuthCommand({ ClientId: CLIENT_ID, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD: PASSWORD_ } }),
  );
const groupsOf = async (username: string) => {
  const { AuthenticationResult } = await signIn(username);
  return (await fixture.service.verify(AuthenticationResult?.AccessToken ?? '')).groups;
};

describe('administration with the AWS SDK', () => {
  it('creates a person with a password, found by address whatever its case', async () => {
    await create('Staff@usher.example');
    const { Users = [] } = await admin.send(new ListUsersCommand({ UserPoolId, Filter: 'email = "staff@USHER.example"' }));
    expect(Users).toMatchObject([{ UserStatus: 'CONFIRMED', Enabled: true }]);
    const person = await admin.send(new AdminGetUserCommand({ UserPoolId, Username: 'staff@usher.example' }));
    expect(person.Username).toBe(Users[0]?.Username);
    expect(person.UserCreateDate).toBeInstanceOf(Date);
    expect(person.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
    expect((await admin.send(new ListUsersCommand({ UserPoolId, Filter: 'email = "none@usher.example"' }))).Users).toEqual([]);
  });

  it('puts people into groups of events, which their next token carries', async () => {
    await create('kiosk@usher.example');
    await admin.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff:ABCDEFGH' }));
    for (const GroupName of ['staff:ABCDEFGH', 'staff']) {
      await admin.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username: 'kiosk@usher.example' }));
    }
    expect(await groupsOf('kiosk@usher.example')).toEqual(['staff', 'staff:ABCDEFGH']);
    const { Groups } = await admin.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: 'KIOSK@usher.example' }));
    expect(Groups?.map(({ GroupName }) => GroupName).sort()).toEqual(['staff', 'staff:ABCDEFGH']);
    await admin.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, GroupName: 'staff', Username: 'kiosk@usher.example' }));
    expect(await groupsOf('kiosk@usher.example')).toEqual(['staff:ABCDEFGH']);
  });

  it('refuses to make a group twice, which would empty it', async () => {
    await create('member@usher.example');
    await admin.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName: 'organizers', Username: 'member@usher.example' }));
    await expect(admin.send(new CreateGroupCommand({ UserPoolId, GroupName: 'organizers' }))).rejects.toMatchObject({
      name: 'GroupExistsException',
    });
    expect(await groupsOf('member@usher.example')).toEqual(['organizers']);
  });

  it('loses nobody when twenty people join one group at once', async () => {
    const people = Array.from({ length: 20 }, (_, index) => `crowd${index}@usher.example`);
    await Promise.all(people.map(create));
    await admin.send(new CreateGroupCommand({ UserPoolId, GroupName: 'crowd' }));
    await Promise.all(people.map((Username) => admin.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName: 'crowd', Username }))));
    const { Users } = await admin.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'crowd' }));
    expect(Users).toHaveLength(20);
  });

  it('confirms a sign-up and names what is missing as AWS does', async () => {
    await admin.send(new SignUpCommand({ ClientId: CLIENT_ID, Username: 'pending@usher.example', Password: PASSWORD }));
    await expect(signIn('pending@usher.example')).rejects.toMatchObject({ name: 'UserNotConfirmedException' });
    await admin.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: 'pending@usher.example' }));
    await expect(signIn('pending@usher.example')).resolves.toMatchObject({
      AuthenticationResult: { ExpiresIn: 3600, TokenType: 'Bearer' },
    });
    await expect(admin.send(new AdminGetUserCommand({ UserPoolId, Username: 'none@usher.example' }))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
    const unknownGroup = new AdminAddUserToGroupCommand({ UserPoolId, GroupName: 'none', Username: 'pending@usher.example' });
    await expect(admin.send(unknownGroup)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(admin.send(new ListUsersCommand({ UserPoolId: 'us-east-1_other' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('verifies an address without naming it again, and gives nobody the address of another', async () => {
    await create('verified@usher.example');
    const update = (Username: string, Name: string, Value: string) =>
      admin.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes: [{ Name, Value }] }));
    await update('verified@usher.example', 'email_verified', 'false');
    await update('verified@usher.example', 'email_verified', 'true');
    const { UserAttributes } = await admin.send(new AdminGetUserCommand({ UserPoolId, Username: 'verified@usher.example' }));
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
    expect(UserAttributes).toContainEqual({ Name: 'email', Value: 'verified@usher.example' });
    await create('second@usher.example');
    await expect(update('second@usher.example', 'email', 'VERIFIED@usher.example')).rejects.toMatchObject({ name: 'AliasExistsException' });
  });

  it('asks for a new password with the temporary one, in that session alone', async () => {
    const Username = 'invited@usher.example';
    await admin.send(new AdminCreateUserCommand({ UserPoolId, Username }));
    const temporary = fixture.outbox.list({ to: Username })[0]?.attributes?.code ?? '';
    await expect(signIn(Username, 'Wrong-word-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    const { ChallengeName, Session } = await signIn(Username, temporary);
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const answer = (session: string | undefined) =>
      admin.send(
        new RespondToAuthChallengeCommand({
          ClientId: CLIENT_ID,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session: session,
          ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: PASSWORD },
        }),
      );
    await expect(answer('3f0c0e0a-0000-4000-8000-000000000000')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    expect((await answer(Session)).AuthenticationResult?.AccessToken).toBeTruthy();
    await expect(answer(Session)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(signIn(Username)).resolves.toMatchObject({ AuthenticationResult: { ExpiresIn: 3600 } });
  });
});

describe('who may administer', () => {
  const add = (client: CognitoIdentityProviderClient) =>
    client.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName: 'staff', Username: 'staff@usher.example' }));
  const issue = (roleArn: string, more: object = {}) =>
    fixture.credentials.issue({ roleArn, accountId: '000000000000', userArn: `${roleArn}/session`, ...more }, fixture.clock.now());

  it('lets a function do what its role allows and nothing else', async () => {
    const { accessKeyId, secretAccessKey } = issue('arn:aws:iam::000000000000:role/grouper');
    const client = sdk(accessKeyId, secretAccessKey);
    await expect(add(client)).resolves.toBeTruthy();
    const denied = client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'staff@usher.example', Password: PASSWORD }));
    await expect(denied).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('refuses people of the identity pool, unknown temporary keys and calls without a signature', async () => {
    const { accessKeyId } = issue('arn:aws:iam::000000000000:role/grouper', { cognitoIdentityId: 'us-east-1:guest' });
    await expect(add(sdk(accessKeyId))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(add(sdk('ASIAUNKNOWN'))).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.ListUsers' };
    const response = await fetch(fixture.service.endpoint, { method: 'POST', headers, body: JSON.stringify({ UserPoolId }) });
    expect(await response.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  });
});
