import { defineFunction } from '@aws-amplify/backend';

export const catalog = defineFunction({
  name: 'catalog',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  timeoutSeconds: 15,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: { format: 'json', level: 'info', retention: '1 month' },
});
