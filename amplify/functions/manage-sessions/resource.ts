import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const manageSessions = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'manage-sessions',
  timeoutSeconds: 25,
  resourceGroupName: 'data',
});
