import { assignedEventIds, isOrganizer } from '@/lib/domain/roles';

/** What a person may do, read from the groups of their token (architecture, section 3). */
export type EventRoles = {
  isOrganizer: boolean;
  /** Events the person is staff of. */
  staffEventIds: string[];
  /** Events the device is a kiosk of. */
  kioskEventIds: string[];
};

export const readEventRoles = (groups: readonly string[]): EventRoles => ({
  isOrganizer: isOrganizer(groups),
  staffEventIds: assignedEventIds(groups, 'STAFF'),
  kioskEventIds: assignedEventIds(groups, 'KIOSK'),
});

export type Role = 'guest' | 'kiosk' | 'staff' | 'organizer';

/** Whether an account plays a role: at one event when that is given, else at any. Staff may do a kiosk's work. */
export const hasRole = (roles: EventRoles, role: Role, eventId?: string): boolean => {
  const isAmong = (eventIds: string[]) => (eventId === undefined ? eventIds.length > 0 : eventIds.includes(eventId));
  switch (role) {
    case 'guest':
      return true;
    case 'kiosk':
      return roles.isOrganizer || isAmong(roles.staffEventIds) || isAmong(roles.kioskEventIds);
    case 'staff':
      return roles.isOrganizer || isAmong(roles.staffEventIds);
    case 'organizer':
      return roles.isOrganizer;
  }
};
