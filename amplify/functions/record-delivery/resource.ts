import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const recordDelivery = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('record-delivery'),
  name: 'record-delivery',
  timeoutSeconds: 30,
  resourceGroupName: 'data',
});
