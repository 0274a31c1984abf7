import { AppError } from '../../../lib/domain/app-error.ts';
import { DEFAULT_CURRENCY } from '../../../lib/domain/service-area.ts';
import { eventIdInput } from '../../../lib/validation/check-in.ts';
import type { Schema } from '../../data/schema.ts';
import { publishedEventView } from '../agenda/published-event-view.ts';
import { type EventRow, findEvent } from '../runtime/rows.ts';

/** An event as its organizers see it. */
export const managedEvent = (event: EventRow): Schema['ManagedEvent']['type'] => ({
  ...publishedEventView(event),
  currency: event.currency ?? DEFAULT_CURRENCY,
  state: event.state,
  version: event.version,
});

/** The event, published or not; AppError EVENT_NOT_FOUND without one. */
export const getEvent = async (eventId: unknown): Promise<EventRow> => {
  const id = eventIdInput.safeParse(eventId);
  const event = id.success ? await findEvent(id.data) : undefined;
  if (!event) throw new AppError('EVENT_NOT_FOUND', 'There is no such event.');
  return event;
};
