import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const agenda = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'agenda',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
