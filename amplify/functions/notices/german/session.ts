import type { SessionNoticeKind } from '../../../../lib/domain/notification.ts';
import { sessionUrl } from '../links.ts';
import type { SessionFacts } from '../notice-request.ts';
import { sessionSms } from '../sms/session-sms.ts';
import type { LineSubject, NoticeSubject, NoticeText } from '../words.ts';
import { momentOf } from './event-time.ts';

type Moment = Pick<LineSubject, 'now'> & { event: { timeZone: string } };

const movedLine = ({ title, room, startsAt, endsAt, before }: SessionFacts, at: (instant: string) => string): string => {
  if (!before) return `${title} wurde verlegt: jetzt ${at(startsAt)}, ${room}.`;
  if (before.room === room && before.startsAt === startsAt)
    return `${title} endet zu einer anderen Zeit: ${at(startsAt)} bis ${at(endsAt)}, ${room}.`;
  return `${title} wurde verlegt: statt ${at(before.startsAt)}, ${before.room}, jetzt ${at(startsAt)}, ${room}.`;
};

export const sessionLine = (kind: SessionNoticeKind, session: SessionFacts, { event, now }: Moment): string => {
  const at = (instant: string) => momentOf(instant, { timeZone: event.timeZone, now });
  const { title, room, startsAt, comeBy, reason } = session;
  switch (kind) {
    case 'SESSION_CALLED':
      return `Jetzt anstellen für ${title}: ${room}, bitte bis ${at(comeBy ?? startsAt)} da sein.`;
    case 'SESSION_SEAT_FREED':
      return comeBy
        ? `Für ${title} ist ein Platz frei geworden, er gehört Ihnen: ${room}, bitte bis ${at(comeBy)} da sein.`
        : `Für ${title} ist ein Platz frei geworden, er gehört Ihnen: ${at(startsAt)}, ${room}.`;
    case 'SESSION_SEAT_LOST':
      return `Ihr Platz für ${title} wurde vergeben, weil Sie nicht rechtzeitig da waren. Sind noch Plätze frei, kommen Sie trotzdem hinein: ${room}.`;
    case 'SESSION_MOVED':
      return movedLine(session, at);
    case 'SESSION_CANCELLED':
      return `${title} fällt aus (${at(startsAt)}, ${room}).${reason ? ` Der Grund: ${reason}` : ''}`;
  }
};

const HEADINGS: Record<SessionNoticeKind, string> = {
  SESSION_CALLED: 'Jetzt anstellen',
  SESSION_SEAT_FREED: 'Sie haben einen Platz',
  SESSION_SEAT_LOST: 'Ihr Platz wurde vergeben',
  SESSION_MOVED: 'Eine Session wurde verlegt',
  SESSION_CANCELLED: 'Eine Session fällt aus',
};

const ADVICE: Partial<Record<SessionNoticeKind, string>> = {
  SESSION_CALLED: 'Bitte halten Sie den QR-Code Ihres Tickets am Eingang bereit.',
  SESSION_SEAT_FREED: 'Wenn Sie nicht kommen können, geben Sie den Platz bitte zurück, damit die nächste Person ihn bekommt.',
  SESSION_MOVED: 'Ihr Platz bleibt Ihnen. Wenn Sie nicht mehr kommen können, geben Sie ihn bitte zurück.',
};

export const sessionText = (kind: SessionNoticeKind, session: SessionFacts, subject: NoticeSubject): NoticeText => {
  const { event, guest } = subject;
  const url = sessionUrl(subject, session.sessionId);
  const advice = ADVICE[kind];
  return {
    subject: `${HEADINGS[kind]}: ${session.title}`,
    heading: HEADINGS[kind],
    paragraphs: [`Guten Tag ${guest?.givenName ?? ''},`, sessionLine(kind, session, subject), ...(advice ? [advice] : [])],
    action: { label: 'Session öffnen', url },
    footer: `Sie erhalten diese Nachricht, weil Sie bei ${event.name} Nachrichten per E-Mail gewünscht haben.`,
    sms: sessionSms(session, (short) => `${sessionLine(kind, short, subject)} ${url}`, `${HEADINGS[kind]}: ${url}`),
  };
};
