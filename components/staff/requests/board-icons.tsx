import type { GuestRequest } from '@/lib/data/request-fields';
import type { AgeLevel } from './request-age';

/** Drawn on a grid of 24, in the colour and the size of the text beside them. */
const Icon = ({ path }: { path: string }) => (
  <svg viewBox="0 0 24 24" width="1.125em" height="1.125em" aria-hidden="true" style={{ flex: 'none' }}>
    <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

const CLOCK = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 2';
const HOURGLASS = 'M7 3h10M7 21h10M8 3v4l4 5 4-5V3M8 21v-4l4-5 4 5v4';
const LATE = 'M12 3.5 22 20.5H2zM12 10v4.5M12 17.5v.2';
const PIN = 'M12 21s7-6.6 7-12a7 7 0 0 0-14 0c0 5.4 7 12 7 12M12 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5';
const PERSON = 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21a8 8 0 0 1 16 0';

const CATEGORY_PATHS: Record<GuestRequest['category'], string> = {
  FOOD: 'M7 3v7a2 2 0 0 0 4 0V3M9 12v9M17 3c-2 1-3 4-3 7v2h3zM17 12v9',
  BEVERAGE: 'M5 8h11v6a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 10h2a2 2 0 0 1 0 5h-2.5M8 2v3M12 2v3',
  HANDOUT: 'M4 11h16v10H4zM3 7h18v4H3zM12 7v14M12 7c-5 0-5-5-2-5 2 0 2 3 2 5M12 7c5 0 5-5 2-5-2 0-2 3-2 5',
  ASSISTANCE: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v6M12 16.5v.5',
};

const AGE_PATHS: Record<AgeLevel, string> = { fresh: CLOCK, soon: HOURGLASS, late: LATE };

export const AgeIcon = ({ level }: { level: AgeLevel }) => <Icon path={AGE_PATHS[level]} />;
export const CategoryIcon = ({ category }: { category: GuestRequest['category'] }) => <Icon path={CATEGORY_PATHS[category]} />;
export const PinIcon = () => <Icon path={PIN} />;
export const PersonIcon = () => <Icon path={PERSON} />;
