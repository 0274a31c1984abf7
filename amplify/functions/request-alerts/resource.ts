import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const requestAlerts = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('request-alerts'),
  name: 'request-alerts',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
