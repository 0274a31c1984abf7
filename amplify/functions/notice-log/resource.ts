import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const noticeLog = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'notice-log',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
});
