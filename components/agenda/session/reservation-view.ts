import type { AgendaSession, SessionDetails } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import { callEndsAt, type CallTimes } from '../call/call-times';
import { isReservableAgenda } from '../session-facts';

/** Who looks at a session: a visitor, an account without a ticket, or a guest. */
export type Looker = 'visitor' | 'unregistered' | 'guest';

/** The one thing that matters about a seat in this session now. */
export type ReservationView =
  | { kind: 'cancelled' }
  | { kind: 'over'; wasIn: boolean }
  | { kind: 'freeEntry' }
  | { kind: 'admitted' }
  | { kind: 'called'; comeBy: string; isLate: boolean; keptUntil: string }
  | { kind: 'seat' }
  | { kind: 'line'; position: number | undefined; isRunning: boolean }
  | { kind: 'lost' }
  | { kind: 'started' }
  | { kind: 'opensLater'; at: string }
  | { kind: 'signIn' }
  | { kind: 'register' }
  | { kind: 'reserve'; isFull: boolean; wasLost: boolean; inTheWay: AgendaSession[] };

type Asked = {
  session: AgendaSession;
  details: Pick<SessionDetails, keyof CallTimes> | undefined;
  place: Reservation | undefined;
  inTheWay: AgendaSession[];
  looker: Looker;
  now: Date;
};

export const reservationViewOf = ({ session, details, place, inTheWay, looker, now }: Asked): ReservationView => {
  const time = now.getTime();
  const hasStarted = time >= Date.parse(session.startsAt);
  if (session.state === 'CANCELLED') return { kind: 'cancelled' };
  if (time >= Date.parse(session.endsAt)) return { kind: 'over', wasIn: place?.state === 'ADMITTED' };
  switch (place?.state) {
    case 'ADMITTED':
      return { kind: 'admitted' };
    case 'CALLED': {
      const comeBy = place.comeBy ?? session.startsAt;
      return { kind: 'called', comeBy, isLate: time >= Date.parse(comeBy), keptUntil: callEndsAt(session, comeBy, details) };
    }
    case 'RESERVED':
      return { kind: 'seat' };
    case 'WAITLISTED':
      return { kind: 'line', position: place.waitlistPosition, isRunning: hasStarted };
    case 'FORFEITED':
      if (hasStarted) return { kind: 'lost' };
  }
  if (!isReservableAgenda(session) || session.reservationOpensAt === undefined) return { kind: 'freeEntry' };
  if (hasStarted) return { kind: 'started' };
  if (time < Date.parse(session.reservationOpensAt)) return { kind: 'opensLater', at: session.reservationOpensAt };
  if (looker === 'visitor') return { kind: 'signIn' };
  if (looker === 'unregistered') return { kind: 'register' };
  return { kind: 'reserve', isFull: session.fill === 'FULL', wasLost: place?.state === 'FORFEITED', inTheWay };
};
