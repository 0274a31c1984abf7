import { canBecome, reservationIdOf } from '../../../lib/domain/reservation.ts';
import { findGuest, findSession, getRows, type SessionReservationRow, tables } from '../runtime/rows.ts';
import { guestReservations } from './guest-reservations.ts';
import { releasePlace } from './release-place.ts';
import { scheduledSessions } from './schedule.ts';

/**
 * Gives back the places of a guest whose registration was cancelled. Those taken since belong to a new registration. Calling it
 * again changes nothing.
 */
export const releaseAllPlaces = async (guestId: string): Promise<void> => {
  const guest = await findGuest(guestId);
  const isOfNewRegistration = ({ reservedAt }: SessionReservationRow): boolean =>
    guest !== undefined && guest.state !== 'CANCELLED' && reservedAt >= guest.registeredAt;
  for (const place of await placesOf(guestId)) {
    if (!canBecome(place.state, 'RELEASED') || isOfNewRegistration(place)) continue;
    const session = await findSession(place.sessionId);
    if (session) await releasePlace(place, session);
  }
};

/** As the index knows them, and as the schedule does, which is never behind. */
const placesOf = async (guestId: string): Promise<SessionReservationRow[]> => {
  const [indexed, sessionIds] = await Promise.all([guestReservations(guestId), scheduledSessions(guestId)]);
  const known = new Set(indexed.map(({ sessionId }) => sessionId));
  const missing = sessionIds.filter((sessionId) => !known.has(sessionId)).map((sessionId) => ({ id: reservationIdOf(sessionId, guestId) }));
  return [...indexed, ...(await getRows<SessionReservationRow>(tables.sessionReservation, missing))];
};
