import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const callUp = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('call-up'),
  name: 'call-up',
  timeoutSeconds: 28,
  resourceGroupName: 'data',
});
