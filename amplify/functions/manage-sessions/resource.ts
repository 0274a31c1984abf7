import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const manageSessions = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('manage-sessions'),
  name: 'manage-sessions',
  timeoutSeconds: 25,
  resourceGroupName: 'data',
});
