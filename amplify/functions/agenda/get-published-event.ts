import { eventIdInput } from '../../../lib/validation/check-in.ts';
import type { Schema } from '../../data/schema.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { type EventRow, findEvent } from '../runtime/rows.ts';

type PublishedEvent = Schema['PublishedEvent']['type'];

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

/** The event if it is published; undefined for drafts, so that nobody learns of them. */
export const findPublishedEvent = async (eventId: unknown): Promise<EventRow | undefined> => {
  const id = eventIdInput.safeParse(eventId);
  const event = id.success ? await findEvent(id.data) : undefined;
  return event?.state === 'PUBLISHED' ? event : undefined;
};

export const getPublishedEvent = async ({ arguments: { eventId } }: FieldEvent): Promise<PublishedEvent | null> => {
  const event = await findPublishedEvent(eventId);
  return event ? publishedEventView(event) : null;
};
