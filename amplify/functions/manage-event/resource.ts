import { defineFunction, secret } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const manageEvent = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('manage-event'),
  name: 'manage-event',
  timeoutSeconds: 25,
  resourceGroupName: 'data',
  // Whoever gets a seat of a raised capacity gets a ticket.
  environment: { TICKET_SIGNING_KEY: secret('TICKET_SIGNING_KEY') },
});
