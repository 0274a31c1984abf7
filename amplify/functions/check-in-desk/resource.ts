import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const checkInDesk = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'check-in-desk',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
