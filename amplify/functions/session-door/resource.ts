import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const sessionDoor = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('session-door'),
  name: 'session-door',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
