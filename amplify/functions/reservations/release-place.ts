import { AppError } from '../../../lib/domain/app-error.ts';
import { canBecome } from '../../../lib/domain/reservation.ts';
import { logger } from '../runtime/logger.ts';
import { findReservation, type SessionReservationRow, type SessionRow } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { releaseSeat } from '../seating/seat-counter.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';
import { release } from './reservation-steps.ts';
import { settleSessionWaitlist } from './settle-session-waitlist.ts';

const MAX_ROUNDS = 8;

/**
 * Gives a place back, a seat or one in line, and the seat to the line. The row as it is then: also one that ended before, or whose
 * guest was let in meanwhile, is answered as it is. AppError CONFLICT when it kept changing.
 */
export const releasePlace = async (found: SessionReservationRow, session: SessionRow): Promise<SessionReservationRow> => {
  let reservation = found;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (!canBecome(reservation.state, 'RELEASED')) return reservation;
    const { item, row } = release(reservation, { now: new Date() });
    const failed = await transact([item, ...seatOf(reservation, session)]);
    if (failed.size === 0) {
      logger.info('Released', { sessionId: session.id, guestId: reservation.guestId });
      await settleSessionWaitlist(session);
      return row;
    }
    if (failed.has(1)) throw new Error(`The seats of the session ${session.id} do not add up.`);
    reservation = (await findReservation(reservation.id)) ?? reservation;
  }
  throw new AppError('CONFLICT', `The reservation ${reservation.id} kept changing.`);
};

const seatOf = ({ seatShard }: SessionReservationRow, { id, shards, capacity = 0 }: SessionRow) =>
  seatShard === undefined ? [] : [releaseSeat(seatPoolOfSession({ id, shards, capacity }), seatShard)];
