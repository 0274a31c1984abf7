import { isSessionKind, isWanted, MAX_UNCERTAIN, type NoticeOutcome, quietUntil } from '../../../lib/domain/notification.ts';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import type { EventRow, GuestRow } from '../runtime/rows.ts';
import type { RequestFacts, SessionFacts } from './notice-request.ts';
import type { NoticeRow } from './notice-row.ts';
import { isOvertakenByGuest, isOvertakenByRequest, isOvertakenBySession } from './overtaken.ts';
import type { Surroundings } from './read-surroundings.ts';

/** Whom a notice goes to, and all that its words need. */
export type Target = { event: EventRow; guest: GuestRow | undefined; to: string };

export type Verdict =
  | { act: 'LEAVE' }
  | { act: 'SEND'; target: Target }
  | { act: 'WAIT'; until: Date; reason: string }
  | { act: 'SETTLE'; state: NoticeOutcome; reason: string };

const settle = (state: 'EXPIRED' | 'SUPPRESSED' | 'UNKNOWN', reason: string): Verdict => ({ act: 'SETTLE', state, reason });

/** What is to be done with a notice that waits, or whose sender died. Pure: all it needs is passed in. */
export const judgeNotice = (row: NoticeRow, around: Surroundings, now: Date): Verdict => {
  const isWaiting = row.state === 'PENDING' || (row.state === 'SENDING' && (row.dueAt ?? '') <= now.toISOString());
  if (!isWaiting) return { act: 'LEAVE' };
  if (row.uncertain >= MAX_UNCERTAIN[row.channel]) return settle('UNKNOWN', row.reason ?? 'SENDER_DIED');
  const verdict = judge(row, around, now);
  // It may have been sent before: then nobody can say that it was not.
  return verdict.act === 'SETTLE' && row.uncertain > 0 ? { ...verdict, state: 'UNKNOWN' } : verdict;
};

const judge = (row: NoticeRow, around: Surroundings, now: Date): Verdict => {
  const { kind, facts, channel } = row;
  if (row.useBefore <= now.toISOString()) return settle('EXPIRED', 'TOO_LATE');
  // Published by announce-requests itself.
  if (channel === 'STAFF_TOPIC') return { act: 'LEAVE' };
  const event = around.events.get(row.eventId);
  if (!event) return settle('SUPPRESSED', 'EVENT_GONE');
  if (isOvertakenByRequest(kind, facts, around.requests.get((facts as RequestFacts).id))) return settle('EXPIRED', 'OVERTAKEN');
  if (isOvertakenBySessionNow(row, around)) return settle('EXPIRED', 'OVERTAKEN');
  if (kind === 'STAFF_ALERT') {
    const alert = around.alerts.get(row.personId);
    if (!alert) return settle('SUPPRESSED', 'NOT_WANTED');
    if (around.optedOut.has(alert.endpoint)) return settle('SUPPRESSED', 'OPTED_OUT');
    return { act: 'SEND', target: { event, guest: undefined, to: alert.endpoint } };
  }
  const guest = around.guests.get(row.guestId ?? '');
  if (!guest) return settle('SUPPRESSED', 'GUEST_GONE');
  if (isOvertakenByGuest(kind, facts, guest)) return settle('EXPIRED', 'OVERTAKEN');
  if (!isWanted(kind, channel, guest)) return settle('SUPPRESSED', 'NOT_WANTED');
  const to = channel === 'SMS' ? (guest.phone ?? '') : guest.email;
  if (around.optedOut.has(to)) return settle('SUPPRESSED', 'OPTED_OUT');
  // An e-mail wakes nobody.
  const until = channel === 'SMS' ? quietUntil({ kind, createdAt: row.createdAt, event, now }) : undefined;
  return until ? { act: 'WAIT', until, reason: 'QUIET_HOURS' } : { act: 'SEND', target: { event, guest, to } };
};

const isOvertakenBySessionNow = ({ kind, facts, guestId }: NoticeRow, { sessions, places }: Surroundings): boolean => {
  if (!isSessionKind(kind)) return false;
  const { sessionId } = facts as SessionFacts;
  const place = places.get(reservationIdOf(sessionId, guestId ?? ''));
  return isOvertakenBySession(kind, facts as SessionFacts, { session: sessions.get(sessionId), place });
};
