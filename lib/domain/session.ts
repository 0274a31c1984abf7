import type { AppErrorCode } from './app-error.ts';

/** Limits of a session. Lengths in characters, times in minutes. */
export const SESSION_LIMITS = {
  /** Sessions of an event that are not cancelled: its agenda opens in one request. */
  perEvent: 500,
  /** As above, cancelled ones with them: these stay on the agenda, and keep it to a size. */
  everPerEvent: 1000,
  title: 200,
  abstract: 4000,
  speaker: 120,
  speakers: 20,
  room: 100,
  track: 100,
  cancelReason: 300,
  capacity: 100_000,
  hours: 24,
  queueLeadMinutes: 180,
  releaseMinutes: 120,
} as const;

/** How long before the start guests are called to queue, unless the organizer says otherwise. */
export const QUEUE_LEAD_MINUTES = 30;
/** How long before the start the seats of those who have not come are given away, unless the organizer says otherwise. */
export const RELEASE_MINUTES = 10;

export type SessionState = 'SCHEDULED' | 'CANCELLED';

/** How full a session is: filling from three quarters of its seats on. */
export type SessionFill = 'OPEN' | 'FILLING' | 'FULL';

const FILLING_FROM = 0.75;

export const fillOf = ({ taken, capacity }: { taken: number; capacity: number }): SessionFill => {
  if (taken >= capacity) return 'FULL';
  return taken >= capacity * FILLING_FROM ? 'FILLING' : 'OPEN';
};

const MINUTE_MS = 60_000;

/** What the times of a session follow from. Instants are ISO 8601 in UTC. */
export type SessionTimes = { startsAt: string; endsAt: string; queueLeadMinutes: number; releaseMinutes: number };

/** From when guests are called to queue. */
export const callUpOpensAt = ({ startsAt, queueLeadMinutes }: SessionTimes): Date =>
  new Date(Date.parse(startsAt) - queueLeadMinutes * MINUTE_MS);

/** When the seats of those who have not come are given to the line. */
export const seatsReleasedAt = ({ startsAt, releaseMinutes }: SessionTimes): Date =>
  new Date(Date.parse(startsAt) - releaseMinutes * MINUTE_MS);

/** A session whose seats are reserved. The others are open to whoever comes. */
export type ReservableSession = SessionTimes & { state: SessionState; capacity: number; reservationOpensAt: string };

type MaybeReservable = SessionTimes & { state: SessionState; capacity?: number | undefined; reservationOpensAt?: string | undefined };

/** Whether seats of the session are reserved at all: it has a number of them and a moment from which on. */
export const isReservable = <Session extends MaybeReservable>(session: Session): session is Session & ReservableSession =>
  session.capacity !== undefined && session.reservationOpensAt !== undefined;

/** Why no seat of the session can be reserved now; undefined when one can. Reservation ends when it starts. */
export const reservationRefusal = (session: MaybeReservable, now: Date): AppErrorCode | undefined => {
  if (session.state === 'CANCELLED') return 'SESSION_CANCELLED';
  if (!isReservable(session)) return 'SESSION_NOT_RESERVABLE';
  if (now.toISOString() < session.reservationOpensAt) return 'RESERVATION_NOT_OPEN';
  return now.getTime() < Date.parse(session.startsAt) ? undefined : 'SESSION_STARTED';
};

/** Whether two stretches of time share a moment. One that begins as the other ends does not clash with it. */
export const clashes = (one: { startsAt: string; endsAt: string }, other: { startsAt: string; endsAt: string }): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** Hash keys of the index of what the call-up has to look at. */
const DUE_SHARDS = 4;

/** Key of the sparse index of sessions by when the call-up is next due, e.g. "due#2". */
export const callUpShardOf = (sessionId: string): string => {
  let sum = 0;
  for (let index = 0; index < sessionId.length; index++) sum = (sum * 31 + sessionId.charCodeAt(index)) >>> 0;
  return `due#${sum % DUE_SHARDS}`;
};

export const callUpShards = (): string[] => Array.from({ length: DUE_SHARDS }, (_, shard) => `due#${shard}`);
