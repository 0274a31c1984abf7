import { defineFunction } from '@aws-amplify/backend';

export const confirmRegistration = defineFunction({
  name: 'confirm-registration',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  timeoutSeconds: 15,
  memoryMB: 512,
  resourceGroupName: 'data',
});
