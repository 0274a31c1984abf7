import type { AppErrorCode } from './app-error.ts';
import { isStanding, RESERVATION_LIMITS, type ReservationState } from './reservation.ts';
import { clashes, type SessionState } from './session.ts';

/**
 * When a guest has a place, ISO 8601 in UTC. `waits`: only in line, so that it clashes with nothing. `isCancelled`: the session
 * is, and may take place after all; until then the place does not count.
 */
export type SchedulePlace = { startsAt: string; endsAt: string; waits?: boolean | undefined; isCancelled?: boolean | undefined };

/** A guest's places at one event, by session. */
export type SchedulePlaces = Readonly<Record<string, SchedulePlace>>;

type Place = { sessionId: string; state: ReservationState };
type PlannedSession = { id: string; state: SessionState; startsAt: string; endsAt: string };

/**
 * The places that still stand, with the times as they are now: of sessions that are not over. The stored ones may name places
 * that were given back or lost since, and times of before a session moved.
 */
export const placesThatStand = (
  reservations: readonly Place[],
  sessions: ReadonlyMap<string, PlannedSession>,
  now: Date,
): SchedulePlaces => {
  const standing: Record<string, SchedulePlace> = {};
  for (const { sessionId, state } of reservations) {
    const session = sessions.get(sessionId);
    if (!session || !isStanding(state) || session.endsAt <= now.toISOString()) continue;
    standing[sessionId] = {
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      ...(state === 'WAITLISTED' && { waits: true }),
      ...(session.state === 'CANCELLED' && { isCancelled: true }),
    };
  }
  return standing;
};

/** Why a guest with these places cannot have a seat in the session, or wait for one; undefined when that is possible. */
export const placeRefusal = (
  places: SchedulePlaces,
  session: { id: string; startsAt: string; endsAt: string },
): Extract<AppErrorCode, 'SESSION_CLASH' | 'TOO_MANY_RESERVATIONS'> | undefined => {
  const others = Object.entries(places).filter(([sessionId, place]) => sessionId !== session.id && !place.isCancelled);
  if (others.some(([, place]) => !place.waits && clashes(place, session))) return 'SESSION_CLASH';
  return others.length >= RESERVATION_LIMITS.perGuest ? 'TOO_MANY_RESERVATIONS' : undefined;
};
