import { AppError } from '../../../lib/domain/app-error.ts';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import { eventIdOf, findOwnGuest } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { findReservation } from '../runtime/rows.ts';
import { getSession } from '../sessions/get-session.ts';
import { releasePlace } from './release-place.ts';
import { reservationView } from './reservation-view.ts';

/**
 * Gives the caller's place in a session back, also after being called; the seat goes to the line. A place that ended before is
 * answered as it is. AppErrors: NOT_REGISTERED, SESSION_NOT_FOUND, RESERVATION_NOT_FOUND, ALREADY_ADMITTED once the guest was in.
 */
export const releaseSeat = async (fieldEvent: FieldEvent) => {
  const eventId = eventIdOf(fieldEvent);
  const { guest } = await findOwnGuest(fieldEvent, eventId);
  if (!guest) throw new AppError('NOT_REGISTERED', `The caller is not registered for ${eventId}.`);
  const session = await getSession(eventId, fieldEvent.arguments['sessionId']);
  const reservation = await findReservation(reservationIdOf(session.id, guest.id));
  if (!reservation) throw new AppError('RESERVATION_NOT_FOUND', `The guest ${guest.id} has no place in ${session.id}.`);
  const after = await releasePlace(reservation, session);
  if (after.state === 'ADMITTED') throw new AppError('ALREADY_ADMITTED', `The guest ${guest.id} was let in to ${session.id}.`);
  return reservationView(after);
};
