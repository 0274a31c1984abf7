import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const callUp = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'call-up',
  timeoutSeconds: 28,
  resourceGroupName: 'data',
});
