import { defineFunction, secret } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const confirmRegistration = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('confirm-registration'),
  name: 'confirm-registration',
  timeoutSeconds: 30,
  resourceGroupName: 'data',
  environment: {
    // Whoever comes in from the waitlist gets a ticket.
    TICKET_SIGNING_KEY: secret('TICKET_SIGNING_KEY'),
  },
});
