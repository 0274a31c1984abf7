import { doorPerMinute } from '../../../lib/domain/room-count.ts';
import { isReservable } from '../../../lib/domain/session.ts';
import type { Schema } from '../../data/schema.ts';
import type { SessionRow } from '../runtime/rows.ts';
import { readCounters } from '../seating/seat-counter.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';
import { readRoom } from '../session-door/room-counter.ts';
import type { CallUpSession } from './call-up-row.ts';
import { countPlaces, countWaitlisted } from './count-places.ts';

export type SessionStatus = Schema['SessionStatus']['type'];

/** What staff see of a session: from its counters, and from counts of sparse indexes. No reservation is read. */
export const statusOf = async (session: SessionRow & Pick<CallUpSession, 'callUpWave'>, now: Date): Promise<SessionStatus> => {
  const [places, room] = await Promise.all([countOfPlaces(session), readRoom(session.id)]);
  const { id: sessionId, eventId, title, room: place, startsAt, endsAt, state, capacity, reservationOpensAt } = session;
  const { queueLeadMinutes, releaseMinutes, waves = 0, lastWaveAt, callUpPausedAt, seatsReleasedAt, callUpWave } = session;
  const { inside, admitted, walkIns } = room;
  return {
    ...{ sessionId, eventId, title, room: place, startsAt, endsAt, state, capacity, reservationOpensAt, queueLeadMinutes, releaseMinutes },
    ...{ ...places, taken: places.taken ?? admitted },
    ...{ inside, admitted, walkIns, doorPerMinute: doorPerMinute(room, now) },
    ...{ waves, lastWaveAt, callUpPausedAt, seatsReleasedAt },
    comeBy: callUpWave?.revision === session.revision ? callUpWave.comeBy : undefined,
    nextWaveAt: nextWaveAt(session, places.waiting),
  };
};

const countOfPlaces = async (session: SessionRow) => {
  if (!isReservable(session)) return { taken: undefined, called: 0, waiting: 0, waitlisted: 0 };
  const [counters, called, waiting, waitlisted] = await Promise.all([
    readCounters(seatPoolOfSession(session)),
    countPlaces(session, 'byCalled'),
    countPlaces(session, 'byCallOrder'),
    countWaitlisted(session.id),
  ]);
  return { taken: counters.reduce((sum, { used }) => sum + used, 0), called, waiting, waitlisted };
};

const nextWaveAt = ({ callUpDueAt, callUpPausedAt, seatsReleasedAt }: SessionRow, waiting: number): string | undefined =>
  waiting > 0 && callUpPausedAt === undefined && seatsReleasedAt === undefined ? callUpDueAt : undefined;
