import { callUpOpensAt, callUpShardOf, isReservable, type SessionTimes } from '../../../lib/domain/session.ts';
import type { SessionRow } from '../runtime/rows.ts';

type Due = Pick<SessionRow, 'callUpShard' | 'callUpDueAt'>;
type Session = SessionTimes & Pick<SessionRow, 'id' | 'state' | 'capacity' | 'reservationOpensAt' | 'seatsReleasedAt'>;

const NEVER: Due = { callUpShard: undefined, callUpDueAt: undefined };

/**
 * Where a session that was written anew stands in the index of what the call-up looks at: when its first guests are called, or
 * at once when that is past. Nowhere when nobody is to be called: cancelled, without seats to reserve, begun, or with the
 * seats of the absent given away.
 */
export const callUpDue = (session: Session, now: Date): Due => {
  if (session.state === 'CANCELLED' || !isReservable(session)) return NEVER;
  if (session.seatsReleasedAt !== undefined || Date.parse(session.startsAt) <= now.getTime()) return NEVER;
  const opens = callUpOpensAt(session);
  return { callUpShard: callUpShardOf(session.id), callUpDueAt: (opens < now ? now : opens).toISOString() };
};
