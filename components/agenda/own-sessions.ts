import type { AgendaSession } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import { clashesAmong, inAgendaOrder } from '@/lib/domain/agenda';
import { holdsSeat, isStanding } from '@/lib/domain/reservation';
import { clashes } from '@/lib/domain/session';

/** A session in which the guest has a place, or waits for one. */
export type OwnSession = { session: AgendaSession; place: Reservation };

type Places = ReadonlyMap<string, Reservation> | undefined;

/** The guest's sessions, in order. Those that were cancelled stay, so that nobody wonders where they went. */
export const ownSessions = (sessions: readonly AgendaSession[], places: Places): OwnSession[] =>
  inAgendaOrder(sessions).flatMap((session) => {
    const place = places?.get(session.id);
    return place && isStanding(place.state) ? [{ session, place }] : [];
  });

/** Of the guest's sessions those that share time with others of them, by id. */
export const ownClashes = (sessions: readonly AgendaSession[], places: Places): ReadonlyMap<string, AgendaSession[]> =>
  clashesAmong(ownSessions(sessions, places).map(({ session }) => session));

/** The sessions that keep the guest from a seat in this one: those at the same time in which the guest has a seat. */
export const inTheWay = (session: AgendaSession, sessions: readonly AgendaSession[], places: Places): AgendaSession[] =>
  ownSessions(sessions, places)
    .filter(({ place }) => holdsSeat(place.state))
    .map(({ session: other }) => other)
    .filter((other) => other.id !== session.id && other.state === 'SCHEDULED' && clashes(other, session));
