import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';
import { SENDER_ENVIRONMENT } from '../notices/sender-environment.ts';

export const sendNotices = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('send-notices'),
  name: 'send-notices',
  timeoutSeconds: 60,
  resourceGroupName: 'data',
  environment: SENDER_ENVIRONMENT,
});
