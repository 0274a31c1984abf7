import type { Schema } from '@/amplify/data/schema';
import type { SessionInput } from '../validation/session.ts';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import { unwrap } from './unwrap.ts';

/** A session as its organizers see it, in any state. Times are ISO 8601 in UTC. `version` rises with every change by an organizer. */
export type ManagedSession = Defined<Omit<Schema['SessionDetails']['type'], 'speakers'>> & { speakers: string[] };

/** AppSync answers at most so many at once. */
const PAGE_SIZE = 500;

/** Every session of an event by start, cancelled ones with them. Every page is read: an event has some hundreds at most. */
export const listManagedSessions = async (eventId: string): Promise<ManagedSession[]> => {
  const sessions: ManagedSession[] = [];
  let nextToken: string | null | undefined;
  do {
    const pending = getClient().models.Session.listSessionsByEvent({ eventId }, { limit: PAGE_SIZE, nextToken: nextToken ?? null });
    const items = await unwrap(pending.then((answer) => ((nextToken = answer.nextToken), answer)));
    sessions.push(...items.map(toManagedSession));
  } while (nextToken);
  return sessions;
};

/** Adds a session; a repeated call with the same key gives the session of the first. AppErrors: INVALID_INPUT, SESSIONS_FULL. */
export const createSession = async (eventId: string, input: SessionInput, idempotencyKey: string): Promise<ManagedSession> =>
  fromAnswer(await unwrap(getClient().mutations.createSession({ eventId, input, idempotencyKey })));

type Change = { sessionId: string; input: SessionInput; version: number };

/**
 * Changes the version that was seen. Guests with a place are told when place or time is another.
 * AppErrors: INVALID_INPUT, SESSION_NOT_FOUND, SESSION_CANCELLED, VERSION_CONFLICT.
 */
export const updateSession = async (eventId: string, { sessionId, input, version }: Change): Promise<ManagedSession> =>
  fromAnswer(await unwrap(getClient().mutations.updateSession({ eventId, sessionId, input, version })));

type Cancellation = { sessionId: string; cancelled: boolean; reason?: string | undefined; version: number };

/** Cancels a session, or takes that back before its start; guests with a place are told. AppErrors: SESSION_STARTED, VERSION_CONFLICT. */
export const cancelSession = async (eventId: string, { reason, ...cancellation }: Cancellation): Promise<ManagedSession> =>
  fromAnswer(await unwrap(getClient().mutations.cancelSession({ eventId, ...cancellation, reason: reason ?? null })));

const fromAnswer = (session: Schema['SessionDetails']['type']): ManagedSession => ({
  ...definedFields(session),
  speakers: session.speakers,
});

/** The fields that people see; the model has more, of the call-up. */
const toManagedSession = (row: Schema['Session']['type']): ManagedSession => {
  const { id, eventId, title, abstract, room, track, startsAt, endsAt, state, cancelReason } = row;
  const { capacity, reservationOpensAt, queueLeadMinutes, releaseMinutes, fill, version } = row;
  const session = { id, eventId, title, abstract, room, track, startsAt, endsAt, state, cancelReason };
  return {
    ...definedFields({ ...session, capacity, reservationOpensAt, queueLeadMinutes, releaseMinutes, fill, version }),
    speakers: (row.speakers ?? []).filter((speaker) => typeof speaker === 'string'),
  };
};
