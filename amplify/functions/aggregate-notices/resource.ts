import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const aggregateNotices = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('aggregate-notices'),
  name: 'aggregate-notices',
  timeoutSeconds: 30,
  resourceGroupName: 'data',
});
