import { AppError } from '../../../lib/domain/app-error.ts';
import type { EventRow, GuestRow } from '../runtime/rows.ts';
import { logger } from '../runtime/logger.ts';
import { type FailedConditions, transact } from '../runtime/transact.ts';
import { findFreeShards } from './find-free-shard.ts';
import { promoteGuest } from './promote-guest.ts';
import { claimSeat } from './seat-counter.ts';
import { seatPoolOf } from './seat-pool.ts';
import { findNextInLine } from './waitlist.ts';

/** Promotions of one call: the Guest stream calls again for every guest who was promoted, so that a long line drains. */
const MAX_PROMOTIONS = 25;
/** Rounds that promote nobody: rows of the index that lag behind, seats that others took. */
const MAX_IDLE_ROUNDS = 12;

/**
 * Gives free seats to those who wait, first come first served, until there is no free seat or nobody waits. Whoever frees
 * seats or joins the line calls it, and the Guest stream after them: a seat freed in the same moment in which someone
 * joins the line is found by one of them. Safe to run any number of times at once: who loses the race for a guest stops,
 * because the winner looks again after winning and sees all that the loser saw.
 */
export const settleWaitlist = async (event: EventRow): Promise<number> => {
  let promoted = 0;
  let idle = 0;
  const passedOver = new Set<string>();
  while (promoted < MAX_PROMOTIONS && idle < MAX_IDLE_ROUNDS) {
    idle += 1;
    const [shard] = await findFreeShards(seatPoolOf(event));
    if (shard === undefined) break;
    const known = passedOver.size;
    const guest = await findNextInLine(event.id, passedOver);
    // All that the index listed were gone: look further down the line.
    if (!guest && passedOver.size > known) continue;
    if (!guest) break;
    const failed = await promote(event, guest, shard);
    if (!failed || failed.has(1)) break;
    if (failed.size > 0) continue;
    promoted += 1;
    idle = 0;
  }
  if (promoted > 0) logger.info('Promoted from the waitlist', { eventId: event.id, promoted });
  return promoted;
};

/** Which conditions failed; undefined when too many others are at these seats: they go on, or the Guest stream does. */
const promote = async (event: EventRow, guest: GuestRow, shard: number): Promise<FailedConditions | undefined> => {
  try {
    return await transact([claimSeat(seatPoolOf(event), shard), promoteGuest(guest, shard, new Date())]);
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return undefined;
    throw error;
  }
};
