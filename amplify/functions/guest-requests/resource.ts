import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const guestRequests = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('guest-requests'),
  name: 'guest-requests',
  timeoutSeconds: 25,
  resourceGroupName: 'data',
});
