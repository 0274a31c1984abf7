import type { ManagedSession } from '@/lib/data/manage-sessions';
import { QUEUE_LEAD_MINUTES, RELEASE_MINUTES, SESSION_LIMITS } from '@/lib/domain/session';
import { instantOf, wallTimeOf, type WallTime } from '@/lib/domain/zoned-time';

/** The session form: times as clocks at the event show them, numbers as they were typed, speakers one a line. */
export type SessionFormFields = {
  title: string;
  abstract: string;
  speakers: string;
  room: string;
  track: string;
  startsAt: WallTime;
  endsAt: WallTime;
  capacity: string;
  reservationOpensAt: WallTime;
  queueLeadMinutes: string;
  releaseMinutes: string;
};

export const SESSION_FIELDS = [
  'title',
  'abstract',
  'speakers',
  'room',
  'track',
  'startsAt',
  'endsAt',
  'capacity',
  'reservationOpensAt',
  'queueLeadMinutes',
  'releaseMinutes',
] as const satisfies readonly (keyof SessionFormFields)[];

export type SessionField = (typeof SESSION_FIELDS)[number];

const HOUR_MS = 60 * 60 * 1000;

type NewSession = { eventStartsAt: string; timeZone: string; last?: ManagedSession | undefined };

/** A new session follows the one that was last in the programme, in its room; the first one begins with the event. */
export const newSessionValues = ({ eventStartsAt, timeZone, last }: NewSession): SessionFormFields => {
  const startsAt = last?.endsAt ?? eventStartsAt;
  return {
    title: '',
    abstract: '',
    speakers: '',
    room: last?.room ?? '',
    track: '',
    startsAt: wallTimeOf(startsAt, timeZone),
    endsAt: wallTimeOf(new Date(Date.parse(startsAt) + HOUR_MS).toISOString(), timeZone),
    capacity: '',
    reservationOpensAt: '',
    queueLeadMinutes: String(QUEUE_LEAD_MINUTES),
    releaseMinutes: String(RELEASE_MINUTES),
  };
};

export const sessionFormValuesOf = (session: ManagedSession, timeZone: string): SessionFormFields => ({
  title: session.title,
  abstract: session.abstract ?? '',
  speakers: session.speakers.join('\n'),
  room: session.room,
  track: session.track ?? '',
  startsAt: wallTimeOf(session.startsAt, timeZone),
  endsAt: wallTimeOf(session.endsAt, timeZone),
  capacity: session.capacity === undefined ? '' : String(session.capacity),
  reservationOpensAt: session.reservationOpensAt ? wallTimeOf(session.reservationOpensAt, timeZone) : '',
  queueLeadMinutes: String(session.queueLeadMinutes),
  releaseMinutes: String(session.releaseMinutes),
});

const COPY = ' (copy)';

/** A new session that begins as another one, under a title that tells them apart. */
export const copyValuesOf = (session: ManagedSession, timeZone: string): SessionFormFields => ({
  ...sessionFormValuesOf(session, timeZone),
  title: `${session.title.slice(0, SESSION_LIMITS.title - COPY.length)}${COPY}`,
});

type Move = { from: WallTime; to: WallTime; endsAt: WallTime };

/** The end that goes with a start that moves: the session lasts as long as it did. Undefined while a time is half typed. */
export const followStart = ({ from, to, endsAt }: Move): WallTime | undefined => {
  // In UTC wall time has no gaps, so the stretch is what a calendar shows.
  const [before, after, end] = [from, to, endsAt].map((wallTime) => instantOf(wallTime, 'UTC'));
  if (!before || !after || !end) return undefined;
  return wallTimeOf(new Date(Date.parse(end) + Date.parse(after) - Date.parse(before)).toISOString(), 'UTC');
};
