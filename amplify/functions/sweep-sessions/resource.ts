import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const sweepSessions = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('sweep-sessions'),
  name: 'sweep-sessions',
  memoryMB: 256,
  // Amplify wants less than the schedule's rate. A run that is short of time leaves the rest to the next one.
  timeoutSeconds: 55,
  resourceGroupName: 'data',
  /** Sessions whose guests are to be called, or whose seats are to be given to the line. */
  schedule: 'every 1m',
});
