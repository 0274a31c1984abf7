import { eventIdInput } from '../../../lib/validation/check-in.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { type EventRow, findEvent } from '../runtime/rows.ts';
import { type PublishedEvent, publishedEventView } from './published-event-view.ts';

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
