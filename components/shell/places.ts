import type { Session } from '@/components/auth/session';

export type Place = { href: string; label: string; description: string };

/** Where a person may go, the place of their work first. */
export const placesOf = (session: Session): Place[] => {
  if (session.status === 'visitor') return [];
  const { isOrganizer, staffEventIds, kioskEventIds } = session;
  return [
    ...(isOrganizer
      ? [{ href: '/organizer', label: 'Organize', description: 'Create events, publish them and put people in charge.' }]
      : []),
    ...(isOrganizer || staffEventIds.length > 0
      ? [{ href: '/staff', label: 'Check-in desk', description: 'Find guests, check them in by hand and watch arrivals.' }]
      : []),
    ...(isOrganizer || kioskEventIds.length > 0
      ? [{ href: '/kiosk', label: 'Kiosk', description: 'Scan tickets and print badges on this device.' }]
      : []),
    { href: '/me', label: 'My tickets', description: 'Your registrations, tickets and places on waiting lists.' },
  ];
};
