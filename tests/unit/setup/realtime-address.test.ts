import { expect, it } from 'vitest';
import { realtimeAddress } from '../../fixtures/appsync/realtime-address.ts';

it.each([
  ['http://localhost:20001/graphql', 'ws://localhost:20001/graphql/realtime'],
  ['https://api.usher.example/graphql', 'wss://api.usher.example/graphql/realtime'],
  ['https://abc.appsync-api.eu-west-1.amazonaws.com/graphql', 'wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql'],
])('subscriptions to %s are served at %s', (api, realtime) => {
  expect(realtimeAddress(api)).toBe(realtime);
});
