import { defineFunction, secret } from '@aws-amplify/backend';

export const confirmRegistration = defineFunction({
  name: 'confirm-registration',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  timeoutSeconds: 30,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: { format: 'json', level: 'info', retention: '1 month' },
  environment: {
    // Whoever comes in from the waitlist gets a ticket.
    TICKET_SIGNING_KEY: secret('TICKET_SIGNING_KEY'),
  },
});
