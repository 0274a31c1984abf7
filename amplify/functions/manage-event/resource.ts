import { defineFunction, secret } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const manageEvent = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'manage-event',
  timeoutSeconds: 25,
  resourceGroupName: 'data',
  // Whoever gets a seat of a raised capacity gets a ticket.
  environment: { TICKET_SIGNING_KEY: secret('TICKET_SIGNING_KEY') },
});
