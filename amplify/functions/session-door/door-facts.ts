import { AppError } from '../../../lib/domain/app-error.ts';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import type { RoomCount } from '../../../lib/domain/room-count.ts';
import { isReservable } from '../../../lib/domain/session.ts';
import { seeksSeat } from '../../../lib/domain/session-door.ts';
import type { DoorScanInput } from '../../../lib/validation/session-door.ts';
import {
  type EventRow,
  findEvent,
  findGuest,
  findReservation,
  findSession,
  type GuestRow,
  type SessionReservationRow,
  type SessionRow,
} from '../runtime/rows.ts';
import { findFreeShards } from '../seating/find-free-shard.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';
import { isAnyoneInSessionLine } from '../reservations/session-waitlist.ts';
import { readRoom } from './room-counter.ts';

/** Everything that decides at the door, read at this moment. */
export type DoorRows = {
  event: EventRow;
  session: SessionRow;
  guest: GuestRow | undefined;
  place: SessionReservationRow | undefined;
  room: RoomCount;
  /** Counters that have a free seat; read only for a guest who would take one. */
  freeShards: number[];
  hasLine: boolean;
};

/** AppError SESSION_NOT_FOUND unless the session is one of the event's. */
export const readDoorRows = async ({ eventId, sessionId, direction }: DoorScanInput, guestId: string | undefined): Promise<DoorRows> => {
  const [event, session, guest, place, room] = await Promise.all([
    findEvent(eventId),
    findSession(sessionId),
    guestId === undefined ? undefined : findGuest(guestId),
    guestId === undefined ? undefined : findReservation(reservationIdOf(sessionId, guestId)),
    readRoom(sessionId),
  ]);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId}.`);
  if (session?.eventId !== eventId) throw new AppError('SESSION_NOT_FOUND', `There is no session ${sessionId} at ${eventId}.`);
  const known = { event, session, guest, place, room };
  if (guest?.eventId !== eventId || !isReservable(session) || !seeksSeat(session, place, direction)) {
    return { ...known, freeShards: [], hasLine: false };
  }
  const [freeShards, hasLine] = await Promise.all([findFreeShards(seatPoolOfSession(session)), isAnyoneInSessionLine(session)]);
  return { ...known, freeShards, hasLine };
};
