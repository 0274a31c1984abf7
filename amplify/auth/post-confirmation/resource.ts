import { defineFunction } from '@aws-amplify/backend';

export const postConfirmation = defineFunction({
  name: 'post-confirmation',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  // Cognito gives a trigger five seconds.
  timeoutSeconds: 5,
  memoryMB: 512,
  resourceGroupName: 'auth',
  logging: { format: 'json', level: 'info', retention: '1 month' },
});
