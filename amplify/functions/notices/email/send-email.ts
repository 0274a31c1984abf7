import { environment } from '../../runtime/environment.ts';
import { traceClient } from '../../runtime/tracing.ts';
import { type Delivery, deliveryOfError } from '../delivery.ts';
import { NOTICE_TAG, tagOfNotice } from '../notice-tag.ts';
import { PROVIDER_CLIENT } from '../provider-client.ts';

/** A MIME message and its only recipient. */
type Email = { to: string; message: Uint8Array; noticeId: string };

/** Sends e-mails, one at a time. */
export type EmailSender = (email: Email) => Promise<Delivery>;

/** SES is loaded with the first e-mail: the sweep, which runs every minute, mostly has none. */
const load = async () => {
  const { SendEmailCommand, SESv2Client } = await import('./ses-client.ts');
  return { SendEmailCommand, client: traceClient(new SESv2Client(PROVIDER_CLIENT)) };
};

let loaded: ReturnType<typeof load> | undefined;

export const ses = (): ReturnType<typeof load> => (loaded ??= load());

export const sendEmail: EmailSender = async ({ to, message, noticeId }) => {
  const { SendEmailCommand, client } = await ses();
  const command = new SendEmailCommand({
    FromEmailAddress: environment('SENDER_ADDRESS'),
    Destination: { ToAddresses: [to] },
    Content: { Raw: { Data: message } },
    // So that SES's own events can be matched with the ledger.
    EmailTags: [{ Name: NOTICE_TAG, Value: tagOfNotice(noticeId) }],
    // Which of them come back, and to whom: infra/delivery-events.ts.
    ConfigurationSetName: process.env['EMAIL_CONFIGURATION_SET'] || undefined,
  });
  try {
    const { MessageId } = await client.send(command);
    return { status: 'SENT', providerId: MessageId ?? '' };
  } catch (error) {
    return deliveryOfError(error);
  }
};
