import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const aggregateRequests = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('aggregate-requests'),
  name: 'aggregate-requests',
  timeoutSeconds: 30,
  resourceGroupName: 'data',
});
