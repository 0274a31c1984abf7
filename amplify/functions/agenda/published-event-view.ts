import type { Schema } from '../../data/schema.ts';
import type { EventRow } from '../runtime/rows.ts';

export type PublishedEvent = Schema['PublishedEvent']['type'];

/** What anyone may know of an event. */
export const publishedEventView = (event: EventRow): PublishedEvent => ({
  id: event.id,
  name: event.name,
  description: event.description,
  place: event.place,
  timeZone: event.timeZone,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  registrationOpensAt: event.registrationOpensAt,
  registrationClosesAt: event.registrationClosesAt,
  checkInOpensAt: event.checkInOpensAt,
  capacity: event.capacity,
});
