import { DEFAULT_NOTICE_LANGUAGE } from '../../../lib/domain/notice-language.ts';
import { isRegistrationKind } from '../../../lib/domain/notification.ts';
import { environment } from '../runtime/environment.ts';
import type { Target } from './judge-notice.ts';
import { messagesUrl } from './message-link.ts';
import type { NoticeRow } from './notice-row.ts';
import { type NoticeSubject, textOf } from './words.ts';

export type Message = { channel: 'EMAIL'; raw: Uint8Array } | { channel: 'SMS'; body: string };

/** The message in the form of its channel. What makes e-mails is loaded with the first one. */
export const composeNotice = async ({ kind, facts, channel }: NoticeRow, { event, guest, to }: Target, now: Date): Promise<Message> => {
  const language = guest?.language ?? DEFAULT_NOTICE_LANGUAGE;
  const siteUrl = environment('USHER_SITE_URL');
  const subject: NoticeSubject = { kind, facts, event, guest, language, now, siteUrl };
  if (channel === 'SMS') return { channel, body: textOf(subject).sms };
  const { composeEmail } = await import('./email/compose-email.ts');
  const name = guest && `${guest.givenName} ${guest.familyName}`;
  // Whoever registers gets a ticket by e-mail, and news of it.
  const ended = guest && !isRegistrationKind(kind) ? messagesUrl(siteUrl, { eventId: event.id, guestId: guest.id }) : undefined;
  return {
    channel: 'EMAIL',
    raw: await composeEmail({ ...subject, messagesUrl: ended }, { from: environment('SENDER_ADDRESS'), to: { name, address: to } }),
  };
};
