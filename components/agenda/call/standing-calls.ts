import type { AgendaSession } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import { callEndsAt, isOutdated, type CallTimes } from './call-times';

/** A call that the guest should follow now. Instants are ISO 8601. */
export type StandingCall = {
  /** Of this call alone: a guest who is called again hears it again. */
  id: string;
  sessionId: string;
  title: string;
  room: string;
  startsAt: string;
  comeBy: string;
  /** The seat is kept until then. */
  keptUntil: string;
  isLate: boolean;
};

type Known = {
  places: Iterable<Reservation>;
  sessions: readonly AgendaSession[];
  timesOf: (sessionId: string) => CallTimes | undefined;
  now: Date;
};

/** Places whose guest was told to queue. */
export const calledPlaces = (places: Iterable<Reservation>): Reservation[] => [...places].filter(({ state }) => state === 'CALLED');

/** The guest's calls that still stand, the most urgent first: not those of sessions that moved or were cancelled, nor of seats that are gone. */
export const standingCalls = ({ places, sessions, timesOf, now }: Known): StandingCall[] => {
  const calls = calledPlaces(places).flatMap((place): StandingCall[] => {
    const session = sessions.find(({ id }) => id === place.sessionId);
    if (!session || session.state === 'CANCELLED') return [];
    const { title, room, startsAt } = session;
    const comeBy = place.comeBy ?? startsAt;
    const times = timesOf(session.id);
    const keptUntil = callEndsAt(session, comeBy, times);
    if (isOutdated(session, comeBy, times) || now.getTime() >= Date.parse(keptUntil)) return [];
    const isLate = now.getTime() >= Date.parse(comeBy);
    return [
      { id: `${place.id}.${place.calledAt ?? place.version}`, sessionId: session.id, title, room, startsAt, comeBy, keptUntil, isLate },
    ];
  });
  return calls.sort((one, other) => one.comeBy.localeCompare(other.comeBy));
};
