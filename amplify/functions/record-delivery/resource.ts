import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const recordDelivery = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'record-delivery',
  timeoutSeconds: 30,
  resourceGroupName: 'data',
});
