import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../../functions/function-settings.ts';

export const requireSecondFactor = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'require-second-factor',
  // Cognito gives a trigger five seconds.
  timeoutSeconds: 5,
  resourceGroupName: 'auth',
});
