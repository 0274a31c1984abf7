import { readFileSync } from 'node:fs';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';

type Outputs = Record<string, unknown>;
type AuthOutputs = { user_pool_id: string; user_pool_client_id: string; aws_region: string };

/** What a test sees of a backend that somebody else runs. */
export type DeployedBackend = { outputs: Outputs; giveBack: () => Promise<void> };

/** A sandbox names its own doors in its outputs; AWS needs no such names. */
const isOnAws = (outputs: Outputs): boolean => (outputs['custom'] as { local?: unknown } | undefined)?.local === undefined;

/** The file that a variable of the environment names; undefined without it. */
export const namedOutputs = (variable: 'USHER_TEST_OUTPUTS' | 'USHER_TEST_CONFORMANCE_OUTPUTS'): Outputs | undefined => {
  const file = process.env[variable];
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as Outputs) : undefined;
};

/**
 * Lets people of the tests sign in by password, which the site's own app client does not allow on AWS: the tests get a client of
 * their own, with the developer's credentials, and give it back.
 */
export const borrowBackend = async (outputs: Outputs): Promise<DeployedBackend> => {
  if (!isOnAws(outputs)) return { outputs, giveBack: () => Promise.resolve() };
  const auth = outputs['auth'] as AuthOutputs;
  const cognito = new CognitoIdentityProviderClient({ region: auth.aws_region });
  const pool = { UserPoolId: auth.user_pool_id };
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      ...pool,
      ClientName: 'integration-tests',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    }),
  );
  const ClientId = UserPoolClient?.ClientId;
  if (!ClientId) throw new Error('The user pool made no app client for the tests.');
  return {
    outputs: { ...outputs, auth: { ...auth, user_pool_client_id: ClientId } },
    giveBack: async () => {
      await cognito.send(new DeleteUserPoolClientCommand({ ...pool, ClientId }));
      cognito.destroy();
    },
  };
};
