import type { Schema } from '../../data/schema.ts';
import type { SessionRow } from '../runtime/rows.ts';

/** A session as organizers see it. */
export const sessionDetails = (session: SessionRow): Schema['SessionDetails']['type'] => ({
  id: session.id,
  eventId: session.eventId,
  title: session.title,
  abstract: session.abstract,
  speakers: (session.speakers ?? []).filter((speaker) => typeof speaker === 'string'),
  room: session.room,
  track: session.track,
  startsAt: session.startsAt,
  endsAt: session.endsAt,
  state: session.state,
  cancelReason: session.cancelReason,
  capacity: session.capacity,
  reservationOpensAt: session.reservationOpensAt,
  queueLeadMinutes: session.queueLeadMinutes,
  releaseMinutes: session.releaseMinutes,
  fill: session.fill,
  version: session.version,
});
