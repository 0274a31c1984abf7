import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const countCheckIns = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'count-check-ins',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
