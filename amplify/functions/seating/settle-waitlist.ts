import { findGuest, type EventRow } from '../runtime/rows.ts';
import { logger } from '../runtime/logger.ts';
import { transact } from '../runtime/transact.ts';
import { findFreeShards } from './find-free-shard.ts';
import { promoteGuest } from './promote-guest.ts';
import { claimSeat } from './seat-counter.ts';
import { firstInLine } from './waitlist.ts';

/** Promotions of one call: the Guest stream calls again for every guest who was promoted, so that a long line drains. */
const MAX_PROMOTIONS = 25;
/** Rounds that promote nobody: rows of the index that lag behind, seats that others took. */
const MAX_IDLE_ROUNDS = 12;
const HEADS = 10;

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
    const [shard] = await findFreeShards(event);
    if (shard === undefined) break;
    const waiting = (await firstInLine(event.id, HEADS + passedOver.size)).filter((id) => !passedOver.has(id));
    const guestId = waiting[0];
    if (!guestId) break;

    const guest = await findGuest(guestId);
    // The index may still list someone who was promoted or cancelled a moment ago.
    if (guest?.state !== 'WAITLISTED') {
      passedOver.add(guestId);
      idle += 1;
      continue;
    }
    const failed = await transact([claimSeat(event, shard), promoteGuest(guest, shard, new Date())]);
    if (failed.has(1)) break;
    if (failed.size === 0) promoted += 1;
    else idle += 1;
  }
  if (promoted > 0) logger.info('Promoted from the waitlist', { eventId: event.id, promoted });
  return promoted;
};
