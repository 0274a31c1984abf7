import { AppError } from '../../../lib/domain/app-error.ts';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { eventIdInput } from '../../../lib/validation/check-in.ts';
import { getProfile } from '../people/find-profile.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { findGuest, type GuestRow, type ProfileRow } from '../runtime/rows.ts';

/** The event a call is about; an id that no event can have is AppError EVENT_NOT_FOUND. */
export const eventIdOf = (event: FieldEvent): string => {
  const parsed = eventIdInput.safeParse(event.arguments['eventId']);
  if (!parsed.success) throw new AppError('EVENT_NOT_FOUND', 'The event id is malformed.');
  return parsed.data;
};

/**
 * The caller and their registration for the event, found through the verified e-mail address. Whoever has proved that the
 * address is theirs owns its registration, whichever account it was made with.
 */
export const findOwnGuest = async (event: FieldEvent, eventId: string): Promise<{ profile: ProfileRow; guest: GuestRow | undefined }> => {
  const profile = await getProfile(callerOf(event));
  return { profile, guest: await findGuest(guestIdOf(eventId, profile.email)) };
};
