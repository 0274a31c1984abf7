import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const aggregateNotices = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'aggregate-notices',
  timeoutSeconds: 30,
  resourceGroupName: 'data',
});
