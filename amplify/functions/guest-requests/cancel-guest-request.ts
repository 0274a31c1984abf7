import { AppError } from '../../../lib/domain/app-error.ts';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { getProfile } from '../people/find-profile.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { getRequestAt, type RequestRow } from './request-rows.ts';
import { withdrawRequest } from './withdraw-request.ts';

/** Cancels the caller's own request while it is open or claimed. Another guest's request does not exist for them. */
export const cancelGuestRequest = async (event: FieldEvent): Promise<RequestRow> => {
  const eventId = eventIdOf(event);
  const { sub } = callerOf(event);
  const [{ email }, request] = await Promise.all([getProfile(callerOf(event)), getRequestAt(eventId, event.arguments['id'])]);
  if (request.guestId !== guestIdOf(eventId, email))
    throw new AppError('REQUEST_NOT_FOUND', `The caller made no such request at ${eventId}.`);
  return withdrawRequest(request, { state: 'CANCELLED', by: sub, byName: request.guestName });
};
