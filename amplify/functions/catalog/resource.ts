import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const catalog = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'catalog',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
