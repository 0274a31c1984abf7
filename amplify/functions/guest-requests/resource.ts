import { defineFunction } from '@aws-amplify/backend';

export const guestRequests = defineFunction({
  name: 'guest-requests',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  timeoutSeconds: 25,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: { format: 'json', level: 'info', retention: '1 month' },
});
