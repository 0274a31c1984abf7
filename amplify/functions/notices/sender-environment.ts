import { secret } from '@aws-amplify/backend';

/** What senders know from the deployment. */
export const SENDER_ENVIRONMENT = {
  /** Where the links in messages lead. */
  USHER_SITE_URL: process.env['USHER_SITE_URL'] ?? 'http://localhost:3000',
  /** Signs the links with which guests end e-mails. */
  MESSAGE_LINK_KEY: secret('MESSAGE_LINK_KEY'),
  /** A verified identity of SES. */
  SENDER_ADDRESS: process.env['USHER_SENDER_ADDRESS'] ?? 'tickets@usher.example',
  /** Set where a Pinpoint project exists: text messages go through it then. */
  PINPOINT_PROJECT_ID: process.env['USHER_PINPOINT_PROJECT_ID'] ?? '',
  /** Number, pool or sender id of AWS End User Messaging; it chooses one without. */
  SMS_ORIGINATION_IDENTITY: process.env['USHER_SMS_ORIGINATION_IDENTITY'] ?? '',
  /** Messages a second, of all senders together: "Maximum send rate" of the account in SES. In its sandbox that is 1. */
  SES_PER_SECOND: process.env['USHER_SES_PER_SECOND'] ?? '14',
  /**
   * Messages a second: the throughput of the numbers that text messages come from. End User Messaging takes one call a
   * second where no more was granted; a project of Pinpoint takes 20.
   */
  SMS_PER_SECOND: process.env['USHER_SMS_PER_SECOND'] ?? (process.env['USHER_PINPOINT_PROJECT_ID'] ? '20' : '1'),
};
