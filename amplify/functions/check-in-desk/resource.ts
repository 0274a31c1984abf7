import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const checkInDesk = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('check-in-desk'),
  name: 'check-in-desk',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
