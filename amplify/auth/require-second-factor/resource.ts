import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../../functions/bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../../functions/function-settings.ts';

export const requireSecondFactor = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('require-second-factor'),
  name: 'require-second-factor',
  // Cognito gives a trigger five seconds.
  timeoutSeconds: 5,
  resourceGroupName: 'auth',
});
