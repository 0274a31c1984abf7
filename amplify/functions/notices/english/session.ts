import type { SessionNoticeKind } from '../../../../lib/domain/notification.ts';
import { sessionUrl } from '../links.ts';
import type { SessionFacts } from '../notice-request.ts';
import { sessionSms } from '../sms/session-sms.ts';
import type { LineSubject, NoticeSubject, NoticeText } from '../words.ts';
import { momentOf } from './event-time.ts';

type Moment = Pick<LineSubject, 'now'> & { event: { timeZone: string } };

const movedLine = ({ title, room, startsAt, endsAt, before }: SessionFacts, at: (instant: string) => string): string => {
  if (!before) return `${title} has moved: it is now ${at(startsAt)}, ${room}.`;
  if (before.room === room && before.startsAt === startsAt) return `${title} has a new end: ${at(startsAt)} to ${at(endsAt)}, ${room}.`;
  return `${title} has moved: from ${at(before.startsAt)}, ${before.room}, to ${at(startsAt)}, ${room}.`;
};

export const sessionLine = (kind: SessionNoticeKind, session: SessionFacts, { event, now }: Moment): string => {
  const at = (instant: string) => momentOf(instant, { timeZone: event.timeZone, now });
  const { title, room, startsAt, comeBy, reason } = session;
  switch (kind) {
    case 'SESSION_CALLED':
      return `Time to queue for ${title}: ${room}, come by ${at(comeBy ?? startsAt)}.`;
    case 'SESSION_SEAT_FREED':
      return comeBy
        ? `A seat in ${title} has become free and it is yours: ${room}, come by ${at(comeBy)}.`
        : `A seat in ${title} has become free and it is yours: ${at(startsAt)}, ${room}.`;
    case 'SESSION_SEAT_LOST':
      return `Your seat in ${title} was given to the line, because you had not come in time. If seats are left, you can still come in: ${room}.`;
    case 'SESSION_MOVED':
      return movedLine(session, at);
    case 'SESSION_CANCELLED':
      return `${title} is cancelled (${at(startsAt)}, ${room}).${reason ? ` The reason: ${reason}` : ''}`;
  }
};

const HEADINGS: Record<SessionNoticeKind, string> = {
  SESSION_CALLED: 'Time to queue',
  SESSION_SEAT_FREED: 'You have a seat',
  SESSION_SEAT_LOST: 'Your seat was given away',
  SESSION_MOVED: 'A session has moved',
  SESSION_CANCELLED: 'A session is cancelled',
};

const ADVICE: Partial<Record<SessionNoticeKind, string>> = {
  SESSION_CALLED: 'Please have the QR code of your ticket ready at the door.',
  SESSION_SEAT_FREED: 'If you cannot come, please give the seat back, so that the next in line gets it.',
  SESSION_MOVED: 'Your place stays yours. If you cannot come any more, please give it back.',
};

export const sessionText = (kind: SessionNoticeKind, session: SessionFacts, subject: NoticeSubject): NoticeText => {
  const { event, guest } = subject;
  const url = sessionUrl(subject, session.sessionId);
  const advice = ADVICE[kind];
  return {
    subject: `${HEADINGS[kind]}: ${session.title}`,
    heading: HEADINGS[kind],
    paragraphs: [`Hello ${guest?.givenName ?? ''},`, sessionLine(kind, session, subject), ...(advice ? [advice] : [])],
    action: { label: 'Open the session', url },
    footer: `You receive this message because you asked to be told by e-mail at ${event.name}.`,
    sms: sessionSms(session, (short) => `${sessionLine(kind, short, subject)} ${url}`, `${HEADINGS[kind]}: ${url}`),
  };
};
