import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const agenda = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('agenda'),
  name: 'agenda',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
