import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const catalog = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('catalog'),
  name: 'catalog',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
