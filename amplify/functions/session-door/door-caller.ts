import { AppError } from '../../../lib/domain/app-error.ts';
import { type EventRole, worksForEvent } from '../../../lib/domain/roles.ts';
import { eventIdInput } from '../../../lib/validation/check-in.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';

/** Cognito sub of who keeps the door; AppError FORBIDDEN unless the caller works for the event, before anything is looked up. */
export const doorCaller = (event: FieldEvent, roles: readonly EventRole[]): string => {
  const { sub, groups } = callerOf(event);
  const eventId = eventIdInput.safeParse(event.arguments['eventId']);
  if (!eventId.success || !worksForEvent(groups, eventId.data, roles)) {
    throw new AppError('FORBIDDEN', 'The caller does not keep doors of the event.');
  }
  return sub;
};
