import type { Schema } from '@/amplify/data/schema';
import type { AppError } from '../domain/app-error.ts';
import type { BadgeGuest } from './check-ins.ts';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import type { SessionNews } from './my-sessions.ts';
import { toAppError, unwrap } from './unwrap.ts';

/** How a session stands: seats, call-up, room. Times are ISO 8601 in UTC, the door's rate is guests a minute. */
export type SessionStatus = Defined<Schema['SessionStatus']['type']>;

/** The people in a room. Of two counts the one with the higher `version` is the newer. */
export type RoomCount = Defined<Schema['RoomCount']['type']>;

type WireScan = Schema['DoorResult']['type'];

/** A scan at a session's door as it was answered, with the count of the room after it. */
export type DoorScan = Defined<Omit<WireScan, 'guest' | 'room'>> & { guest?: BadgeGuest | undefined; room: RoomCount };

/** AppErrors: FORBIDDEN, SESSION_NOT_FOUND. */
export const getSessionStatus = async (eventId: string, sessionId: string): Promise<SessionStatus> =>
  definedFields(await unwrap(getClient().queries.getSessionStatus({ eventId, sessionId })));

/**
 * Calls the next guests now, at most `count`. `clientKey` is made once per tap; a retry sends the same and calls nobody again.
 * AppErrors: CALL_UP_NOT_OPEN, SESSION_NOT_FOUND, SESSION_CANCELLED, SESSION_NOT_RESERVABLE, INVALID_INPUT, CONFLICT, NETWORK.
 */
export const callUpSession = async (args: Schema['callUpSession']['args']): Promise<SessionStatus> =>
  definedFields(await unwrap(getClient().mutations.callUpSession(args)));

/** Stops the waves of a session, or lets them go on. AppErrors: as `callUpSession`. */
export const pauseCallUp = async (eventId: string, sessionId: string, paused: boolean): Promise<SessionStatus> =>
  definedFields(await unwrap(getClient().mutations.pauseCallUp({ eventId, sessionId, paused })));

type NewsWatcher = { onNews: (news: SessionNews) => void; onEnd: (error: AppError) => void };

/** What changes at the event's sessions, or at one of them, from now on. The result ends the subscription. */
export const watchSessionNews = (
  { eventId, sessionId }: { eventId: string; sessionId?: string | undefined },
  { onNews, onEnd }: NewsWatcher,
): (() => void) => {
  const subscription = getClient()
    .subscriptions.onSessionNews(sessionId === undefined ? { eventId } : { eventId, sessionId })
    .subscribe({
      next: (wire) => wire && onNews(definedFields(wire)),
      error: (thrown: unknown) => onEnd(toAppError(thrown)),
    });
  return () => subscription.unsubscribe();
};

type DoorWatcher = { onScan: (scan: DoorScan) => void; onEnd: (error: AppError) => void };

/** Every scan at a session's door from now on. The result ends the subscription. */
export const watchSessionDoor = (eventId: string, sessionId: string, { onScan, onEnd }: DoorWatcher): (() => void) => {
  const subscription = getClient()
    .subscriptions.onSessionDoor({ eventId, sessionId })
    .subscribe({
      next: (wire) => wire && onScan(toDoorScan(wire)),
      error: (thrown: unknown) => onEnd(toAppError(thrown)),
    });
  return () => subscription.unsubscribe();
};

export const toDoorScan = ({ guest, room, ...fields }: WireScan): DoorScan => ({
  ...definedFields(fields),
  guest: guest ? definedFields(guest) : undefined,
  room: definedFields(room),
});
