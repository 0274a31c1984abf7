import { defineFunction } from '@aws-amplify/backend';

export const registration = defineFunction({
  name: 'registration',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  timeoutSeconds: 15,
  memoryMB: 512,
  resourceGroupName: 'data',
});
