import { fillOf, isReservable } from '../../../lib/domain/session.ts';
import { findSession, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { readCounters } from '../seating/seat-counter.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';

/** Each round begins with what another wrote in the one before. After so many, whoever wrote last looks again itself. */
const MAX_ROUNDS = 4;

/**
 * Brings the label of how full a session is to what its counters say; writes only when it changes. Looks again after writing,
 * so that of many at once the last one sees what the others took.
 */
export const refreshFill = async (sessionId: string): Promise<void> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const session = await findSession(sessionId);
    if (!session || !isReservable(session)) return;
    const counters = await readCounters(seatPoolOfSession(session));
    const taken = counters.reduce((sum, { used }) => sum + used, 0);
    const fill = fillOf({ taken, capacity: session.capacity });
    if (fill === session.fill) return;
    // A transaction of one, because waves check the row of the session in theirs: such conflicts are tried again.
    await transact([
      {
        Update: {
          TableName: tables.session,
          Key: { id: sessionId },
          UpdateExpression: 'SET fill = :fill',
          ConditionExpression: 'fill = :seen',
          ExpressionAttributeValues: { ':fill': fill, ':seen': session.fill },
        },
      },
    ]);
  }
};
