import type { AppErrorCode } from './app-error.ts';

export type GuestState = 'REGISTERED' | 'WAITLISTED' | 'CANCELLED';
export type EventState = 'DRAFT' | 'PUBLISHED' | 'CANCELLED';

/** What decides whether people may register. Dates are ISO 8601 with zone. */
export type RegistrationWindow = { state: EventState; registrationOpensAt: string; registrationClosesAt: string; endsAt: string };

/**
 * Why nobody can register now, or undefined when everybody can: EVENT_NOT_FOUND unless published, REGISTRATION_NOT_OPEN
 * before the window, REGISTRATION_CLOSED from its end. The window includes its first instant and excludes its last.
 */
export const registrationRefusal = (
  event: RegistrationWindow,
  now: Date,
): Extract<AppErrorCode, 'EVENT_NOT_FOUND' | 'REGISTRATION_NOT_OPEN' | 'REGISTRATION_CLOSED'> | undefined => {
  if (event.state !== 'PUBLISHED') return 'EVENT_NOT_FOUND';
  if (now < new Date(event.registrationOpensAt)) return 'REGISTRATION_NOT_OPEN';
  if (now >= new Date(event.registrationClosesAt)) return 'REGISTRATION_CLOSED';
  return undefined;
};

/** The order of the waitlist: who registered first, then by id. Sorts as text. */
export const waitlistKeyOf = (registeredAt: string, guestId: string): string => `${registeredAt}#${guestId}`;

/** Whether a guest can still give the seat or the place in line back: not after having been inside, not twice. */
export const canCancelRegistration = (guest: { state: GuestState; checkedInAt?: string | null | undefined }): boolean =>
  guest.state !== 'CANCELLED' && !guest.checkedInAt;
