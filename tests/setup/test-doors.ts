import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  GetUserCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type CallCognito, type Doors, doorsOf } from '../../local/seed/doors.ts';

type Outputs = { auth: { aws_region: string }; custom?: { local?: { userPoolEndpoint: string } } };

/** The AWS SDK with the developer's credentials, or at the doors of a sandbox, which takes any. */
const clientOf = ({ auth, custom }: Outputs): CognitoIdentityProviderClient => {
  const endpoint = custom?.local?.userPoolEndpoint;
  const local = endpoint && { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  return new CognitoIdentityProviderClient({ region: auth.aws_region, ...local });
};

/** The calls that tests make, each signed by the SDK where Cognito wants it. */
const callsBy = (client: CognitoIdentityProviderClient): CallCognito => {
  const send = (action: string, input: Record<string, unknown>): Promise<unknown> => {
    switch (action) {
      case 'AdminCreateUser':
        return client.send(new AdminCreateUserCommand(input as never));
      case 'AdminSetUserPassword':
        return client.send(new AdminSetUserPasswordCommand(input as never));
      case 'AdminAddUserToGroup':
        return client.send(new AdminAddUserToGroupCommand(input as never));
      case 'InitiateAuth':
        return client.send(new InitiateAuthCommand(input as never));
      case 'GetUser':
        return client.send(new GetUserCommand(input as never));
      default:
        throw new Error(`No test calls ${action} of a deployed user pool; add it here.`);
    }
  };
  return <Answer>(action: string, input: Record<string, unknown>) => send(action, input) as Promise<Answer>;
};

let known: { outputs: unknown; doors: Doors } | undefined;

/** The doors of the backend under test: of the run's own sandbox, or of one that somebody else runs (USHER_TEST_OUTPUTS). */
export const testDoors = (outputs: Record<string, unknown>): Doors => {
  if (!process.env.USHER_TEST_OUTPUTS) return doorsOf(outputs);
  if (known?.outputs !== outputs) {
    known = { outputs, doors: { ...doorsOf(outputs), byDeveloper: callsBy(clientOf(outputs as unknown as Outputs)) } };
  }
  return known.doors;
};
