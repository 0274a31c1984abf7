import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const sessionDoor = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'session-door',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
