import { AppError } from '../../../lib/domain/app-error.ts';
import { isOrganizer } from '../../../lib/domain/roles.ts';
import { type Caller, callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';

/** The calling organizer. The schema lets only organizers in; this keeps it so if the schema ever changes. */
export const organizerOf = (event: FieldEvent): Caller => {
  const caller = callerOf(event);
  if (!isOrganizer(caller.groups)) throw new AppError('FORBIDDEN', 'The caller is no organizer.');
  return caller;
};
