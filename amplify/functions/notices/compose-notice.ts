import { environment } from '../runtime/environment.ts';
import type { Target } from './judge-notice.ts';
import type { NoticeRow } from './notice-row.ts';
import { type NoticeSubject, textOf } from './words.ts';

export type Message = { channel: 'EMAIL'; raw: Uint8Array } | { channel: 'SMS'; body: string };

/** The message in the form of its channel. What makes e-mails is loaded with the first one. */
export const composeNotice = async ({ kind, facts, channel }: NoticeRow, { event, guest, to }: Target): Promise<Message> => {
  const subject: NoticeSubject = { kind, facts, event, guest, siteUrl: environment('USHER_SITE_URL') };
  if (channel === 'SMS') return { channel, body: textOf(subject).sms };
  const { composeEmail } = await import('./email/compose-email.ts');
  const name = guest && `${guest.givenName} ${guest.familyName}`;
  return { channel: 'EMAIL', raw: await composeEmail(subject, { from: environment('SENDER_ADDRESS'), to: { name, address: to } }) };
};
