import { defineFunction } from '@aws-amplify/backend';
import { FUNCTION_SETTINGS } from '../function-settings.ts';

export const sendNotices = defineFunction({
  ...FUNCTION_SETTINGS,
  name: 'send-notices',
  timeoutSeconds: 60,
  resourceGroupName: 'data',
  environment: {
    /** Where the links in messages lead. */
    USHER_SITE_URL: process.env['USHER_SITE_URL'] ?? 'http://localhost:3000',
    /** A verified identity of SES. */
    SENDER_ADDRESS: process.env['USHER_SENDER_ADDRESS'] ?? 'tickets@usher.example',
    /** Set where a Pinpoint project exists: text messages go through it then. */
    PINPOINT_PROJECT_ID: process.env['USHER_PINPOINT_PROJECT_ID'] ?? '',
    /** Number, pool or sender id of AWS End User Messaging; it chooses one without. */
    SMS_ORIGINATION_IDENTITY: process.env['USHER_SMS_ORIGINATION_IDENTITY'] ?? '',
  },
});
