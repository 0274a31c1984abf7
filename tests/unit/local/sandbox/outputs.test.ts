import { expect, test } from 'vitest';
import { graphqlUrlOf } from '../../../../local/cloud-assembly/local-names.ts';
import type { LocalBackend } from '../../../../local/cloud-assembly/local-backend.ts';
import { fixedAddresses } from '../../../../local/fixed-ports.ts';
import { localOutputs, withLocalAddresses } from '../../../../local/outputs.ts';

const backend = {
  api: { id: 'api1' },
  functions: [{ environment: { AMPLIFY_DATA_GRAPHQL_ENDPOINT: graphqlUrlOf('api1'), OTHER: 'kept' } }],
  parameters: [{ name: '/amplify/endpoint', value: graphqlUrlOf('api1') }],
  outputs: { version: '1.4', data: { url: graphqlUrlOf('api1') }, custom: { eventsTable: 'Event' } },
} as unknown as LocalBackend;

test('outputs name the local API and the endpoints that clients have no field for', () => {
  expect(localOutputs(backend, fixedAddresses())).toEqual({
    version: '1.4',
    data: { url: 'http://localhost:20001/graphql' },
    custom: {
      eventsTable: 'Event',
      local: {
        userPoolEndpoint: 'http://localhost:20003',
        identityPoolEndpoint: 'http://localhost:20003',
        consoleUrl: 'http://localhost:20000',
      },
    },
  });
});

test('functions and parameters know the API by its local address', () => {
  const local = withLocalAddresses(backend, fixedAddresses());
  expect(local.functions[0]?.environment).toEqual({ AMPLIFY_DATA_GRAPHQL_ENDPOINT: 'http://localhost:20001/graphql', OTHER: 'kept' });
  expect(local.parameters[0]?.value).toBe('http://localhost:20001/graphql');
});
