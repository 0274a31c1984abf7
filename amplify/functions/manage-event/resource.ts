import { defineFunction, secret } from '@aws-amplify/backend';

export const manageEvent = defineFunction({
  name: 'manage-event',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  timeoutSeconds: 25,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: { format: 'json', level: 'info', retention: '1 month' },
  // Whoever gets a seat of a raised capacity gets a ticket.
  environment: { TICKET_SIGNING_KEY: secret('TICKET_SIGNING_KEY') },
});
