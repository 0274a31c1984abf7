import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const requestAlerts = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'request-alerts',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
