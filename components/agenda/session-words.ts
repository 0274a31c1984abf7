import type { AgendaSession } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import { isReservableAgenda } from './session-facts';

type TagWords = { words: string; tone: 'neutral' | 'lamp' | 'success' | 'warning' | 'error' };

/** What an agenda says of a session's seats, if anything: plenty of seats are not worth a word. */
export const seatsWords = (session: Pick<AgendaSession, 'state' | 'fill' | 'capacity' | 'reservationOpensAt'>): TagWords | undefined => {
  if (session.state === 'CANCELLED') return { words: 'Cancelled', tone: 'error' };
  if (!isReservableAgenda(session)) return { words: 'Free entry', tone: 'neutral' };
  switch (session.fill) {
    case 'FULL':
      return { words: 'Full', tone: 'error' };
    case 'FILLING':
      return { words: 'Filling', tone: 'warning' };
    case 'OPEN':
      return undefined;
  }
};

/** A guest's own place in a few words; undefined where there is none any more. */
export const placeWords = ({ state, waitlistPosition }: Pick<Reservation, 'state' | 'waitlistPosition'>): TagWords | undefined => {
  switch (state) {
    case 'RESERVED':
      return { words: 'Your seat', tone: 'success' };
    case 'WAITLISTED':
      return { words: waitlistPosition ? `Number ${waitlistPosition} in line` : 'In line', tone: 'warning' };
    case 'CALLED':
      return { words: 'Time to queue', tone: 'lamp' };
    case 'ADMITTED':
      return { words: 'You are in', tone: 'success' };
    case 'FORFEITED':
      return { words: 'Seat given away', tone: 'neutral' };
    case 'RELEASED':
      return undefined;
  }
};

/** e.g. "Room 2 · Data · Ada Lovelace, Grace Hopper". */
export const whereWords = ({ room, track, speakers }: Pick<AgendaSession, 'room' | 'track' | 'speakers'>): string =>
  [room, track, speakers.join(', ')].filter(Boolean).join(' · ');
