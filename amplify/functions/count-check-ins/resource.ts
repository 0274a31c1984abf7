import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const countCheckIns = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('count-check-ins'),
  name: 'count-check-ins',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
