import { type SeatCounter, seatShards } from '../../../lib/domain/capacity.ts';
import { callUpOpensAt, fillOf, isReservable } from '../../../lib/domain/session.ts';
import type { SessionInput } from '../../../lib/validation/session.ts';
import type { SessionRow } from '../runtime/rows.ts';
import { callUpDue } from './call-up-due.ts';

/** Without counters one index shard is enough; a session that is reservable later gets its own then. */
export const UNCOUNTED_SHARDS = 1;

/**
 * What an organizer's form changes in a session, with all that follows from it, so that one write does it.
 * - Place or time: a new revision. A new start has the call-up begin anew, seats that were given away stay given away.
 * - Seats that are offered for the first time get their counters. Later the number of counters stays: guests hold seats of them.
 * @param counters - as they stand; none of a session whose seats were never counted.
 */
export const sessionChanges = (
  before: SessionRow,
  input: SessionInput,
  { counters, now }: { counters: readonly SeatCounter[]; now: Date },
): Partial<SessionRow> => {
  // All that may be cleared is named, so that leaving it out removes it.
  const { abstract, track, capacity, reservationOpensAt } = input;
  const form = { ...input, abstract, track, capacity, reservationOpensAt };
  const moved = before.room !== form.room || before.startsAt !== form.startsAt || before.endsAt !== form.endsAt;
  const restarts = before.startsAt !== form.startsAt;
  const next: SessionRow = { ...before, ...form, ...(restarts && { seatsReleasedAt: undefined }) };
  const offersNow = isReservable(next) && !isReservable(before);
  const isCalledOtherwise =
    restarts ||
    isReservable(next) !== isReservable(before) ||
    before.queueLeadMinutes !== form.queueLeadMinutes ||
    before.releaseMinutes !== form.releaseMinutes;

  return {
    ...form,
    ...(moved && { revision: before.revision + 1 }),
    ...(offersNow && { shards: Math.max(before.shards, seatShards(next.capacity)) }),
    ...(capacity !== before.capacity && { fill: fillAfter(next, counters) }),
    ...(restarts && { seatsReleasedAt: undefined }),
    // A pause is for the queue that stands now: it does not outlive it.
    ...(restarts && now < callUpOpensAt(next) && { callUpPausedAt: undefined }),
    ...(isCalledOtherwise && callUpDue(next, now)),
  };
};

const fillAfter = (session: SessionRow, counters: readonly SeatCounter[]) =>
  isReservable(session) ? fillOf({ taken: counters.reduce((sum, { used }) => sum + used, 0), capacity: session.capacity }) : 'OPEN';
