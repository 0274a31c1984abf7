import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Amplify } from 'aws-amplify';
import { CognitoAWSCredentialsAndIdentityIdProvider, DefaultIdentityIdStore } from 'aws-amplify/auth/cognito';
import { type CredentialsAndIdentityIdProvider, decodeJWT } from 'aws-amplify/auth';
import { generateClient } from 'aws-amplify/data';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import { inject } from 'vitest';
import { allowLocalWebSocket } from '../../../../lib/data/local-websocket.ts';
import type { Schema } from '../../../fixtures/conformance-backend/amplify/data/resource.ts';
import type { ConformanceSandbox } from './launcher.ts';
import { type Observable, type Subscriber, subscribeTo } from './subscriber.ts';

export type TestUser = { email: string; sub: string; username: string; accessToken: string; idToken: string };

type GraphqlFailure = {
  message: string;
  errorType?: string | null;
  path?: (string | number)[] | null;
  data?: unknown;
  errorInfo?: unknown;
};
export type GraphqlAnswer<Data> = { data: Data | null; errors?: GraphqlFailure[] };

export const PASSWORD = 'Conformance-2026';

/** Who acts: every call of the client made inside `as` carries this user's tokens, and none outside of it. */
const acting = new AsyncLocalStorage<TestUser>();

const tokenProvider = {
  getTokens: () => {
    const user = acting.getStore();
    return Promise.resolve(user ? { accessToken: decodeJWT(user.accessToken), idToken: decodeJWT(user.idToken) } : null);
  },
};

const memoryStorage = () => {
  const values = new Map<string, string>();
  return {
    setItem: (key: string, value: string) => Promise.resolve(void values.set(key, value)),
    getItem: (key: string) => Promise.resolve(values.get(key) ?? null),
    removeItem: (key: string) => Promise.resolve(void values.delete(key)),
    clear: () => Promise.resolve(values.clear()),
  };
};

/** One identity a user, as if each had a browser: an identity of the pool belongs to whoever it was made for. */
const identities = new Map<string, CognitoAWSCredentialsAndIdentityIdProvider>();

const actingIdentity = (): CognitoAWSCredentialsAndIdentityIdProvider => {
  const who = acting.getStore()?.sub ?? 'guest';
  const known = identities.get(who) ?? new CognitoAWSCredentialsAndIdentityIdProvider(new DefaultIdentityIdStore(memoryStorage()));
  identities.set(who, known);
  return known;
};

const credentialsProvider: CredentialsAndIdentityIdProvider = {
  getCredentialsAndIdentityId: (options) => actingIdentity().getCredentialsAndIdentityId(options),
  clearCredentialsAndIdentityId: () => actingIdentity().clearCredentialsAndIdentityId(),
};

/** Where a sandbox has its pools; nothing for a backend on AWS, whose addresses the client knows. */
export const localEndpoints = (outputs: Record<string, unknown>): { userPoolEndpoint?: string; identityPoolEndpoint?: string } => {
  const { local } = (outputs['custom'] ?? {}) as { local?: { userPoolEndpoint: string; identityPoolEndpoint: string } };
  return local ? { userPoolEndpoint: local.userPoolEndpoint, identityPoolEndpoint: local.identityPoolEndpoint } : {};
};

/**
 * Points the real aws-amplify client of this test file at the conformance backend, which is started by the first file
 * that asks. Every file makes its own users, so that files may run side by side.
 */
export const connectToBackend = async () => {
  const response = await fetch(inject('conformanceLauncher'));
  if (!response.ok) throw new Error(`The conformance sandbox did not start: ${await response.text()}`);
  const { outputs } = (await response.json()) as ConformanceSandbox;
  const endpoints = localEndpoints(outputs);
  const config = parseAmplifyConfig(outputs);
  Object.assign(config.Auth?.Cognito ?? {}, endpoints);
  Amplify.configure(config, { Auth: { tokenProvider, credentialsProvider } });
  allowLocalWebSocket();
  const auth = outputs['auth'] as { user_pool_id: string; user_pool_client_id: string; aws_region: string };
  const { url, api_key: apiKey } = outputs['data'] as { url: string; api_key: string };
  const client = generateClient<Schema>();
  return {
    client,
    url,
    apiKey,
    outputs,
    newUser: (...groups: string[]) => createUser({ auth, endpoint: endpoints.userPoolEndpoint, groups }),
    /** Subscribes with a GraphQL document of the test's own. */
    subscribe: <Item>(query: string, variables: Record<string, unknown>): Promise<Subscriber<Item>> =>
      subscribeTo(client.graphql({ query, variables: variables as never }) as unknown as Observable<Item>),
    /** Sends one GraphQL document through the client; failures come back in `errors` and never as a rejection. */
    graphql: async <Data = Record<string, never>>(
      query: string,
      variables: Record<string, unknown> = {},
      authMode?: 'userPool' | 'apiKey' | 'identityPool',
    ): Promise<GraphqlAnswer<Data>> => {
      const call = client.graphql({ query, variables: variables as never, ...(authMode && { authMode }) }) as Promise<unknown>;
      return call.catch((failure: unknown) => {
        if (typeof failure === 'object' && failure !== null && 'errors' in failure) return failure;
        throw failure;
      }) as Promise<GraphqlAnswer<Data>>;
    },
  };
};

export const as = <Result>(user: TestUser, action: () => Result): Result => acting.run(user, action);

const createUser = async ({
  auth,
  endpoint,
  groups,
}: {
  auth: { user_pool_id: string; user_pool_client_id: string; aws_region: string };
  endpoint: string | undefined;
  groups: string[];
}): Promise<TestUser> => {
  const cognito = new CognitoIdentityProviderClient({
    region: auth.aws_region,
    // Any credentials will do for a sandbox; AWS wants the developer's.
    ...(endpoint && { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  });
  const email = `${randomUUID()}@conformance.example`;
  const pool = { UserPoolId: auth.user_pool_id, Username: email };
  const attributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ];
  await cognito.send(new AdminCreateUserCommand({ ...pool, UserAttributes: attributes, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...pool, Password: PASSWORD, Permanent: true }));
  for (const GroupName of groups) await cognito.send(new AdminAddUserToGroupCommand({ ...pool, GroupName }));
  const { AuthenticationResult: tokens } = await cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: auth.user_pool_client_id,
      AuthParameters: { USERNAME: email, PASSWORD },
    }),
  );
  cognito.destroy();
  if (!tokens?.AccessToken || !tokens.IdToken) throw new Error('The user pool gave no tokens.');
  const { sub, username } = decodeJWT(tokens.AccessToken).payload as { sub: string; username: string };
  return { email, sub, username, accessToken: tokens.AccessToken, idToken: tokens.IdToken };
};

/** The row of an answer that must have one. */
export const rowOf = <Row>({
  data,
  errors,
}: {
  data: Row | null | undefined;
  errors?: readonly { message: string }[] | undefined;
}): Row => {
  if (!data || errors?.length) throw new Error(`No row: ${JSON.stringify(errors)}`);
  return data;
};
