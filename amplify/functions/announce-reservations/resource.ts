import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const announceReservations = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'announce-reservations',
  timeoutSeconds: 60,
  resourceGroupName: 'data',
});
