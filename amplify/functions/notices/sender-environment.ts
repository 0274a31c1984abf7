import { secret } from '@aws-amplify/backend';
import { readSettings } from '../../infra/settings.ts';

const settings = readSettings(process.env);

/** What senders know from the deployment. */
export const SENDER_ENVIRONMENT = {
  /** Where the links in messages lead. */
  USHER_SITE_URL: settings.USHER_SITE_URL,
  /** Signs the links with which guests end e-mails. */
  MESSAGE_LINK_KEY: secret('MESSAGE_LINK_KEY'),
  /** A verified identity of SES. */
  SENDER_ADDRESS: settings.USHER_SENDER_ADDRESS,
  /** Set where a Pinpoint project exists: text messages go through it then. */
  PINPOINT_PROJECT_ID: settings.USHER_PINPOINT_PROJECT_ID ?? '',
  /** Number, pool or sender id of AWS End User Messaging; it chooses one without. */
  SMS_ORIGINATION_IDENTITY: settings.USHER_SMS_ORIGINATION_IDENTITY ?? '',
  /** Messages a second, of all senders together: "Maximum send rate" of the account in SES. In its sandbox that is 1. */
  SES_PER_SECOND: settings.USHER_SES_PER_SECOND,
  /**
   * Messages a second: the throughput of the numbers that text messages come from. End User Messaging takes one call a
   * second where no more was granted; a project of Pinpoint takes 20.
   */
  SMS_PER_SECOND: settings.USHER_SMS_PER_SECOND ?? (settings.USHER_PINPOINT_PROJECT_ID ? '20' : '1'),
};
