import { defineFunction } from '@aws-amplify/backend';

export const aggregateRequests = defineFunction({
  name: 'aggregate-requests',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  timeoutSeconds: 30,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: { format: 'json', level: 'info', retention: '1 month' },
});
