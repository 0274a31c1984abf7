import { defineFunction } from '@aws-amplify/backend';
import { bundledHandler } from '../bundle-handlers.ts';
import { readSettings } from '../../infra/settings.ts';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const announceRequests = defineFunction({
  ...FUNCTION_SETTINGS,
  entry: bundledHandler('announce-requests'),
  name: 'announce-requests',
  timeoutSeconds: 30,
  resourceGroupName: 'data',
  /** Where the links in messages lead. */
  environment: { USHER_SITE_URL: readSettings(process.env).USHER_SITE_URL },
});
