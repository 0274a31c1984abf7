import { defineFunction, secret } from '@aws-amplify/backend';

export const registration = defineFunction({
  name: 'registration',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  // Longer than the retries of a transaction, shorter than AppSync's own limit of 30 seconds.
  timeoutSeconds: 25,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: { format: 'json', level: 'info', retention: '1 month' },
  environment: { TICKET_SIGNING_KEY: secret('TICKET_SIGNING_KEY') },
});
