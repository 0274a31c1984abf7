import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const aggregateRequests = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'aggregate-requests',
  timeoutSeconds: 30,
  resourceGroupName: 'data',
});
