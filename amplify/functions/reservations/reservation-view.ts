import type { Schema } from '../../data/schema.ts';
import type { SessionReservationRow } from '../runtime/rows.ts';
import { sessionLinePosition } from './session-waitlist.ts';

type Reservation = Schema['Reservation']['type'];

/** A place in a session as its guest sees it. */
export const reservationView = async (row: SessionReservationRow): Promise<Reservation> => ({
  id: row.id,
  eventId: row.eventId,
  sessionId: row.sessionId,
  guestId: row.guestId,
  state: row.state,
  version: row.version,
  reservedAt: row.reservedAt,
  waitlistPosition: await sessionLinePosition(row),
  calledAt: row.calledAt,
  comeBy: row.comeBy,
  admittedAt: row.admittedAt,
  endedAt: row.endedAt,
});
