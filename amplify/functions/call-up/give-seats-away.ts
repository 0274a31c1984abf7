import { forfeit } from '../reservations/reservation-steps.ts';
import { settleSessionWaitlist } from '../reservations/settle-session-waitlist.ts';
import { logger } from '../runtime/logger.ts';
import { getRows, type SessionReservationRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { releaseSeats } from '../seating/seat-counter.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';
import { type CallUpSession, LEAVES_INDEX, seatsAreReleased, writeCallUp } from './call-up-row.ts';
import type { CallUpRun } from './call-wave.ts';
import { type CallIndex, inCallOrder } from './in-call-order.ts';

type Item = Parameters<typeof transact>[0][number];
type Released = CallUpSession & { seatsReleasedAt: string };

/** A transaction holds the check of the session, and for each guest the place and at most one seat counter. */
const GUESTS_AT_ONCE = 49;

/** Also in this order: a guest who is called while it is done is found among the called. */
const INDEXES: readonly CallIndex[] = ['byCallOrder', 'byCalled'];

/**
 * Takes the seats of those who have not come and gives them to the line. The session is marked first: whoever gets a seat from
 * then on counts as called at once, and is left alone here. It leaves the index of what is due last, so that a crash anywhere
 * leaves the rest to the next look.
 */
export const giveSeatsAway = async (due: CallUpSession, run: CallUpRun): Promise<void> => {
  const session = await mark(due, run.now());
  if (!session) return;
  let forfeited = 0;
  for (const index of INDEXES) {
    for await (const ids of chunks(session, index)) {
      if (!run.mayGoOn()) return;
      forfeited += await forfeitSeats(session, ids, run.now());
    }
  }
  while ((await settleSessionWaitlist(session)) > 0) if (!run.mayGoOn()) return;
  await writeCallUp(session, LEAVES_INDEX);
  logger.info('Seats given away', { sessionId: session.id, forfeited });
};

const mark = async (session: CallUpSession, now: Date): Promise<Released | undefined> => {
  if (session.seatsReleasedAt !== undefined) return { ...session, seatsReleasedAt: session.seatsReleasedAt };
  const changes = { seatsReleasedAt: now.toISOString(), callUpWave: session.callUpWave && { ...session.callUpWave, isOpen: false } };
  const failed = await writeCallUp(session, changes);
  return failed.size > 0 ? undefined : { ...session, ...changes, callUpVersion: (session.callUpVersion ?? 0) + 1 };
};

async function* chunks(session: Released, index: CallIndex): AsyncGenerator<string[]> {
  let ids: string[] = [];
  for await (const { id } of inCallOrder(session, { index })) {
    ids.push(id);
    if (ids.length < GUESTS_AT_ONCE) continue;
    yield ids;
    ids = [];
  }
  if (ids.length > 0) yield ids;
}

/** Has not come, and got the seat before the seats were given away. */
const isAbsent = ({ state, callKey, calledAt = '' }: SessionReservationRow, { seatsReleasedAt }: Released): boolean =>
  (state === 'RESERVED' && callKey < seatsReleasedAt) || (state === 'CALLED' && calledAt < seatsReleasedAt);

/** How many lost their seats. Who came, or gave the place back, in this moment is left out. */
const forfeitSeats = async (session: Released, ids: readonly string[], now: Date): Promise<number> => {
  const found = await getRows<SessionReservationRow>(
    tables.sessionReservation,
    ids.map((id) => ({ id })),
  );
  let left = found.filter((row) => isAbsent(row, session));
  while (left.length > 0) {
    const places: Item[] = left.map((row) => forfeit(row, { now }).item);
    const failed = await transact([seatsAreReleased(session), ...places, ...freedSeats(session, left)]);
    if (failed.size === 0) return left.length;
    // The session moved or was cancelled: everyone keeps the seat.
    if (failed.has(0)) return 0;
    const remaining = left.filter((_, index) => !failed.has(index + 1));
    if (remaining.length === left.length) throw new Error(`Seats of the session ${session.id} are not counted as taken.`);
    left = remaining;
  }
  return 0;
};

const freedSeats = (session: Released, rows: readonly SessionReservationRow[]): Item[] => {
  const byShard = new Map<number, number>();
  for (const { seatShard } of rows) if (seatShard !== undefined) byShard.set(seatShard, (byShard.get(seatShard) ?? 0) + 1);
  return [...byShard].map(([shard, count]) => releaseSeats(seatPoolOfSession(session), shard, count));
};
