import { AppError } from '../../../lib/domain/app-error.ts';
import { worksForEvent } from '../../../lib/domain/roles.ts';
import { eventIdInput } from '../../../lib/validation/check-in.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { type EventRow, findEvent } from '../runtime/rows.ts';

/** The event whose desk this is; AppError FORBIDDEN unless the caller works for it, before anything is looked up. */
export const getEventAtDesk = async (event: FieldEvent): Promise<EventRow> => {
  const { groups } = callerOf(event);
  const eventId = eventIdInput.safeParse(event.arguments['eventId']);
  if (!eventId.success || !worksForEvent(groups, eventId.data, ['STAFF']))
    throw new AppError('FORBIDDEN', 'The caller does not work for the event.');
  const row = await findEvent(eventId.data);
  if (!row) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId.data}.`);
  return row;
};
