import type { EventRoles } from './event-roles';

export const SECURITY_PATH = '/me/security';

/** The place of a role: where it goes after signing in, unless it was on its way elsewhere. */
export const homeOf = ({
  isOrganizer,
  staffEventIds,
  kioskEventIds,
  needsSecondFactor,
}: EventRoles & { needsSecondFactor?: boolean }): string => {
  if (needsSecondFactor) return SECURITY_PATH;
  if (isOrganizer) return '/organizer';
  if (staffEventIds.length > 0) return '/staff';
  if (kioskEventIds.length > 0) return '/kiosk';
  return '/';
};
