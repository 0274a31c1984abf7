import { defineFunction, secret } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const registration = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('registration'),
  name: 'registration',
  // Longer than the retries of a transaction, shorter than AppSync's own limit of 30 seconds.
  timeoutSeconds: 25,
  resourceGroupName: 'data',
  environment: { TICKET_SIGNING_KEY: secret('TICKET_SIGNING_KEY') },
});
