import { formatMoment } from '@/components/event/format-time';
import type { ManagedSession } from '@/lib/data/manage-sessions';

/** How many seats there are and how they are had, in a few words. */
export const seatWords = ({ capacity, reservationOpensAt }: Pick<ManagedSession, 'capacity' | 'reservationOpensAt'>): string => {
  if (capacity === undefined) return 'Open to everyone';
  const seats = `${capacity.toLocaleString('en-GB')} ${capacity === 1 ? 'seat' : 'seats'}`;
  return reservationOpensAt === undefined ? `${seats}, first come` : seats;
};

export const FILL_WORDS = { OPEN: 'Seats free', FILLING: 'Filling', FULL: 'Full' } as const;

/** From when seats can be reserved; undefined when they can already, or never. */
export const opensWords = (
  { reservationOpensAt }: Pick<ManagedSession, 'reservationOpensAt'>,
  { timeZone, now }: { timeZone: string; now: Date },
): string | undefined => {
  if (reservationOpensAt === undefined || Date.parse(reservationOpensAt) <= now.getTime()) return undefined;
  return `Seats from ${formatMoment(reservationOpensAt, timeZone)}`;
};
