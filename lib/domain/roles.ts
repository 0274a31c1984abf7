/** Cognito groups that gate an operation, whatever the event. The schema names them in its directives. */
export const GROUPS = { organizers: 'organizers', staff: 'staff', kiosks: 'kiosks' } as const;

/** What a person does for one event. */
export type EventRole = 'STAFF' | 'KIOSK';

/** The Cognito group of everyone who has that role at that event, e.g. `staff:ABCD2345`. */
export const eventGroup = (role: EventRole, eventId: string): string => `${role === 'STAFF' ? 'staff' : 'kiosk'}:${eventId}`;

/** The static group that opens the role's operations. */
export const roleGroup = (role: EventRole): string => (role === 'STAFF' ? GROUPS.staff : GROUPS.kiosks);

/** Groups whose people see other people's data, and so need a second factor where that is required. Kiosks are devices: they have none. */
export const isWorkGroup = (group: string): boolean =>
  group === GROUPS.organizers || group === GROUPS.staff || group.startsWith(eventGroup('STAFF', ''));

/** A claim of the ID token: `needed` when groups were left out of the tokens for want of a second factor. */
export const SECOND_FACTOR_CLAIM = 'usher:second_factor';

export const isOrganizer = (groups: readonly string[]): boolean => groups.includes(GROUPS.organizers);

/**
 * Whether someone in these Cognito groups may act for the event in one of the roles. Organizers may for every event.
 * Runs in AppSync's JavaScript too: no regular expressions, no throw, no functions passed around.
 */
export const worksForEvent = (groups: readonly string[], eventId: string, roles: readonly EventRole[]): boolean => {
  if (groups.includes(GROUPS.organizers)) return true;
  if (roles.includes('STAFF') && groups.includes(GROUPS.staff) && groups.includes(`staff:${eventId}`)) return true;
  return roles.includes('KIOSK') && groups.includes(GROUPS.kiosks) && groups.includes(`kiosk:${eventId}`);
};

/** Ids of the events someone in these groups is assigned to in that role; organizers need none of them. */
export const assignedEventIds = (groups: readonly string[], role: EventRole): string[] => {
  const prefix = eventGroup(role, '');
  return groups.filter((group) => group.startsWith(prefix) && group.length > prefix.length).map((group) => group.slice(prefix.length));
};
