import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const guestRequests = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'guest-requests',
  timeoutSeconds: 25,
  resourceGroupName: 'data',
});
