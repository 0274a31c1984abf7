import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import { authOf, type Reader } from './events.ts';
import { unwrap, unwrapNullable } from './unwrap.ts';

/** An item of an event's agenda, without its abstract. Times are ISO 8601 in UTC. */
export type AgendaSession = Defined<Omit<Schema['AgendaSession']['type'], 'speakers'>> & { speakers: string[] };

/** What the agenda leaves out of a session. */
export type SessionDetails = Defined<Schema['AgendaSessionDetails']['type']>;

/** Every session of a published event by start, in one request; empty for any other event. */
export const getAgenda = async (reader: Reader, eventId: string): Promise<AgendaSession[]> => {
  const { sessions } = await unwrap(getClient().queries.getAgenda({ eventId }, authOf(reader)));
  return sessions.map((session) => ({ ...definedFields(session), speakers: session.speakers }));
};

/** The rest of a session; undefined when there is no such session of a published event. */
export const findAgendaSession = async (reader: Reader, eventId: string, sessionId: string): Promise<SessionDetails | undefined> => {
  const details = await unwrapNullable(getClient().queries.getAgendaSession({ eventId, sessionId }, authOf(reader)));
  return details ? definedFields(details) : undefined;
};
