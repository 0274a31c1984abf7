import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../../functions/bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../../functions/function-settings.ts';

export const postConfirmation = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('post-confirmation'),
  name: 'post-confirmation',
  // Cognito gives a trigger five seconds.
  timeoutSeconds: 5,
  resourceGroupName: 'auth',
});
