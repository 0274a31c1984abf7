import { defineFunction } from '@aws-amplify/backend';

export const sweepNotices = defineFunction({
  name: 'sweep-notices',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  timeoutSeconds: 50,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: { format: 'json', level: 'info', retention: '1 month' },
  /** Notices that wait: a retry, the end of quiet hours, a sender that died. */
  schedule: 'every 1m',
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
