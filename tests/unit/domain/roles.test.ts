import { describe, expect, it } from 'vitest';
import { assignedEventIds, eventGroup, worksForEvent } from '../../../lib/domain/roles.ts';

describe('Working for an event', () => {
  it.each([
    { who: 'an organizer', groups: ['organizers'], roles: ['STAFF' as const], works: true },
    { who: 'staff of the event', groups: ['staff', 'staff:A'], roles: ['STAFF' as const], works: true },
    { who: 'staff of another event', groups: ['staff', 'staff:B'], roles: ['STAFF' as const], works: false },
    { who: 'staff of an event whose id begins alike', groups: ['staff', 'staff:AB'], roles: ['STAFF' as const], works: false },
    { who: 'someone with the event group alone', groups: ['staff:A'], roles: ['STAFF' as const], works: false },
    { who: 'staff of no event', groups: ['staff'], roles: ['STAFF' as const, 'KIOSK' as const], works: false },
    { who: 'a kiosk of the event', groups: ['kiosks', 'kiosk:A'], roles: ['STAFF' as const, 'KIOSK' as const], works: true },
    { who: 'a kiosk where staff is asked for', groups: ['kiosks', 'kiosk:A'], roles: ['STAFF' as const], works: false },
    { who: 'staff where a kiosk is asked for', groups: ['staff', 'staff:A'], roles: ['KIOSK' as const], works: false },
    { who: 'a guest', groups: [], roles: ['STAFF' as const, 'KIOSK' as const], works: false },
  ])('is $works for $who', ({ groups, roles, works }) => expect(worksForEvent(groups, 'A', roles)).toBe(works));

  it('is known by the groups', () => {
    expect(eventGroup('KIOSK', 'A')).toBe('kiosk:A');
    expect(assignedEventIds(['staff', 'staff:A', 'kiosk:B', 'staff:C', 'staff:'], 'STAFF')).toEqual(['A', 'C']);
  });
});
