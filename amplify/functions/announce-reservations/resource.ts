import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const announceReservations = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('announce-reservations'),
  name: 'announce-reservations',
  timeoutSeconds: 60,
  resourceGroupName: 'data',
});
