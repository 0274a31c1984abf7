import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { getProfile } from '../people/find-profile.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { guestReservations } from './guest-reservations.ts';
import { reservationView } from './reservation-view.ts';

/**
 * The caller's places at the event in the order in which they were taken, also those that ended. Whoever took none has an empty
 * list, registered or not. Only places in line cost a read each, for where they stand: they are few.
 */
export const listMyReservations = async (event: FieldEvent) => {
  const eventId = eventIdOf(event);
  const { email } = await getProfile(callerOf(event));
  const rows = await guestReservations(guestIdOf(eventId, email));
  return Promise.all(rows.sort((a, b) => (a.reservedAt < b.reservedAt ? -1 : 1)).map(reservationView));
};
