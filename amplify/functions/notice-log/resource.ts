import { defineFunction, secret } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const noticeLog = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('notice-log'),
  name: 'notice-log',
  timeoutSeconds: 15,
  resourceGroupName: 'data',
  environment: {
    // Links in e-mails with which guests end them.
    MESSAGE_LINK_KEY: secret('MESSAGE_LINK_KEY'),
  },
});
