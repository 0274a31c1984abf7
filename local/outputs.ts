import type { LocalBackend } from './cloud-assembly/local-backend.ts';
import { graphqlUrlOf } from './cloud-assembly/local-names.ts';

/** Where the services of one running sandbox listen, as URLs for browsers and clients. */
export type Addresses = {
  console: string;
  /** Without a path: GraphQL is at /graphql. */
  appsync: string;
  dynamodb: string;
  /** User pool and identity pool. */
  cognito: string;
  /** SNS, SQS, SSM, Pinpoint, SMS, Lambda. */
  aws: string;
  ses: string;
};

/** `amplify_outputs.json` of a running sandbox: what a deployment would write, at local addresses. */
export const localOutputs = (backend: LocalBackend, addresses: Addresses): Record<string, unknown> => {
  const { custom, ...outputs } = withLocalApi(backend.outputs, backend, addresses);
  return {
    ...outputs,
    custom: {
      ...(typeof custom === 'object' ? custom : {}),
      // amplify_outputs.json has no field for these; lib/data/configure.ts reads them.
      local: { userPoolEndpoint: addresses.cognito, identityPoolEndpoint: addresses.cognito, consoleUrl: addresses.console },
    },
  };
};

/** The backend as it runs here: functions and parameters know the API by its local address. */
export const withLocalAddresses = (backend: LocalBackend, addresses: Addresses): LocalBackend => ({
  ...backend,
  functions: withLocalApi(backend.functions, backend, addresses),
  parameters: withLocalApi(backend.parameters, backend, addresses),
});

const withLocalApi = <Value>(value: Value, { api }: LocalBackend, { appsync }: Addresses): Value => {
  if (!api) return value;
  return JSON.parse(JSON.stringify(value).replaceAll(graphqlUrlOf(api.id), `${appsync}/graphql`)) as Value;
};
