import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';
import { SENDER_ENVIRONMENT } from '../notices/sender-environment.ts';

export const sweepNotices = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('sweep-notices'),
  name: 'sweep-notices',
  // Amplify wants less than the schedule's rate. What is left is done by the next run.
  timeoutSeconds: 55,
  resourceGroupName: 'data',
  /** Notices that wait: a retry, the end of quiet hours, a sender that died. */
  schedule: 'every 1m',
  environment: SENDER_ENVIRONMENT,
});
