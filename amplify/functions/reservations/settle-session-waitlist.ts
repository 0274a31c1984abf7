import { AppError } from '../../../lib/domain/app-error.ts';
import { placeRefusal } from '../../../lib/domain/guest-schedule.ts';
import { isReservable, type ReservableSession } from '../../../lib/domain/session.ts';
import { logger } from '../runtime/logger.ts';
import type { SessionReservationRow, SessionRow } from '../runtime/rows.ts';
import { type FailedConditions, transact } from '../runtime/transact.ts';
import { findFreeShards } from '../seating/find-free-shard.ts';
import { claimSeat } from '../seating/seat-counter.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';
import { guestIsRegistered } from './guest-is-registered.ts';
import { type CalledAtOnce, promote } from './reservation-steps.ts';
import { readSchedule, type SessionCache, writePlace } from './schedule.ts';
import { sessionLine } from './session-waitlist.ts';

/** Promotions of one call: the SessionReservation stream calls again for every guest who was promoted, so that a long line drains. */
const MAX_PROMOTIONS = 25;
/** Guests that one call looks at, those who are passed over among them. */
const MAX_LOOKS = 200;
/** A guest who changes their own schedule at this moment is looked at again so often. */
const MAX_ATTEMPTS = 5;

type WaitedFor = SessionRow & ReservableSession;

/**
 * Gives free seats of a session to those who wait, first come first served, until there is no free seat or nobody can take one.
 * Whoever frees seats or joins the line calls it, and the SessionReservation stream after them: a seat freed in the same moment
 * in which someone joins the line is found by one of them. Safe to run any number of times at once: who loses the race for a
 * guest stops, because the winner looks again after winning and sees all that the loser saw. A guest who has a seat in another
 * session at that time is passed over and stays in line; so is one whose registration ends. When the seats of the absent were
 * given away, those who get one count as called at once, until the start. Nobody is promoted after it.
 * @returns how many were promoted.
 */
export const settleSessionWaitlist = async (session: SessionRow): Promise<number> => {
  if (!isReservable(session) || session.state === 'CANCELLED') return 0;
  const settling: Settling = { session, sessions: new Map([[session.id, session]]), looks: 0, passedOver: new Set() };
  let promoted = 0;
  let last: number;
  do {
    // Whoever joined the line or freed a seat meanwhile may have stopped at a guest whom this call promoted: it looks again.
    last = await promoteInOrder(settling, MAX_PROMOTIONS - promoted);
    promoted += last;
  } while (last > 0 && promoted < MAX_PROMOTIONS);
  if (promoted > 0) logger.info('Promoted from the waitlist', { sessionId: session.id, promoted });
  return promoted;
};

type Settling = { session: WaitedFor; sessions: SessionCache; looks: number; passedOver: Set<string> };

/** Once along the line as it stands, for at most so many promotions. */
const promoteInOrder = async (settling: Settling, most: number): Promise<number> => {
  const { session, passedOver } = settling;
  let promoted = 0;
  let shard = await findFreeShard(session);
  if (shard === undefined) return 0;
  for await (const waiting of sessionLine(session.id)) {
    if (passedOver.has(waiting.id)) continue;
    if (++settling.looks > MAX_LOOKS) break;
    const outcome = await promoteOne(settling, waiting, shard);
    if (outcome === 'STOP') break;
    if (outcome === 'PASSED_OVER') {
      passedOver.add(waiting.id);
      continue;
    }
    promoted += 1;
    shard = promoted < most ? await findFreeShard(session) : undefined;
    if (shard === undefined) break;
  }
  return promoted;
};

const findFreeShard = async (session: WaitedFor): Promise<number | undefined> => (await findFreeShards(seatPoolOfSession(session)))[0];

type Outcome = 'PROMOTED' | 'PASSED_OVER' | 'STOP';

/** STOP: others are at these seats or this guest, no seat is left, or the session begins. */
const promoteOne = async ({ session, sessions }: Settling, waiting: SessionReservationRow, freeShard: number): Promise<Outcome> => {
  let shard: number | undefined = freeShard;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && shard !== undefined; attempt++) {
    const now = new Date();
    if (now.getTime() >= Date.parse(session.startsAt)) return 'STOP';
    const schedule = await readSchedule(waiting.guestId, now, sessions);
    if (placeRefusal(schedule.places, session) === 'SESSION_CLASH') return 'PASSED_OVER';
    const failed = await unlessContended([
      claimSeat(seatPoolOfSession(session), shard),
      promote(waiting, { seatShard: shard, calledAtOnce: calledAtOnceAt(session), now }).item,
      writePlace(schedule, session.id, session),
      guestIsRegistered(waiting),
    ]);
    if (!failed || failed.has(1)) return 'STOP';
    if (failed.has(3)) return 'PASSED_OVER';
    if (failed.size === 0) return 'PROMOTED';
    shard = await findFreeShard(session);
  }
  return 'STOP';
};

/** Whoever gets a seat when those of the absent were given away is expected at the door at once. */
export const calledAtOnceAt = ({
  seatsReleasedAt,
  startsAt,
}: Pick<SessionRow, 'seatsReleasedAt' | 'startsAt'>): CalledAtOnce | undefined =>
  seatsReleasedAt === undefined ? undefined : { comeBy: startsAt };

/** Which conditions failed; undefined when too many others are at these rows: they go on, or the stream does. */
const unlessContended = async (items: Parameters<typeof transact>[0]): Promise<FailedConditions | undefined> => {
  try {
    return await transact(items);
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return undefined;
    throw error;
  }
};
