import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const announceSessions = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('announce-sessions'),
  name: 'announce-sessions',
  /** Telling ten thousand guests takes a minute or two. What is left is done by the next call. */
  timeoutSeconds: 300,
  resourceGroupName: 'data',
});
