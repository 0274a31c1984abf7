import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const reservations = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('reservations'),
  name: 'reservations',
  // Longer than the retries of a transaction, shorter than AppSync's own limit of 30 seconds.
  timeoutSeconds: 25,
  resourceGroupName: 'data',
});
