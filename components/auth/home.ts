import type { EventRoles } from './event-roles';

/** The place of a role: where it goes after signing in, unless it was on its way elsewhere. */
export const homeOf = ({ isOrganizer, staffEventIds, kioskEventIds }: EventRoles): string => {
  if (isOrganizer) return '/organizer';
  if (staffEventIds.length > 0) return '/staff';
  if (kioskEventIds.length > 0) return '/kiosk';
  return '/';
};
