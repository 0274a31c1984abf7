import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { uncall } from '../reservations/reservation-steps.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { getRows, type SessionReservationRow, tables } from '../runtime/rows.ts';

/** A guest may be at the door, or give the seat back, at this very moment. */
const MAX_ATTEMPTS = 4;

/**
 * Guests who were told to queue for the old time wait to be called again, for the new one. Whoever is in already stays in.
 * Calling it again changes nothing.
 */
export const callBack = async (
  rows: readonly SessionReservationRow[],
  change: { changedAt: string; waves: number },
  now: Date,
): Promise<void> => {
  const isCalledBefore = (row: SessionReservationRow): boolean => row.state === 'CALLED' && isOfOldTime(row, change);
  let called = rows.filter(isCalledBefore);
  for (let attempt = 0; called.length > 0; attempt++) {
    if (attempt === MAX_ATTEMPTS) throw new Error(`${called.length} reservations kept changing.`);
    const written = await Promise.all(
      called.map((row) => unlessConditionFailed(dynamodb.send(new PutCommand(uncall(row, { now }).item.Put)))),
    );
    const missed = called.filter((_, index) => !written[index]).map(({ id }) => ({ id }));
    const again = missed.length > 0 ? await getRows<SessionReservationRow>(tables.sessionReservation, missed) : [];
    called = again.filter(isCalledBefore);
  }
};

/** Waves are numbered on over a move, so that clocks do not matter. Who got a seat of someone absent was called without a wave. */
const isOfOldTime = (
  { wave, calledAt = '' }: SessionReservationRow,
  { changedAt, waves }: { changedAt: string; waves: number },
): boolean => (wave === undefined ? calledAt <= changedAt : wave <= waves);
