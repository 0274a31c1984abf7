import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import { unwrap, unwrapNullable } from './unwrap.ts';

/** A published event, as anyone may see it. Times are ISO 8601 in UTC. */
export type PublishedEvent = Defined<Schema['PublishedEvent']['type']>;

/** An item of an event's agenda. */
export type AgendaSession = Defined<Omit<Schema['AgendaSession']['type'], 'speakers'>> & { speakers: string[] };

export type Page<Item> = { items: Item[]; nextToken?: string | undefined };

/** Visitors read through the identity pool's guest role, people with an account by their token. */
export type Reader = 'visitor' | 'signedIn';

const PAGE_SIZE = 20;
const AGENDA_PAGE_SIZE = 100;

/** Published events that have not ended, soonest first. */
export const listPublishedEvents = async (reader: Reader, nextToken?: string): Promise<Page<PublishedEvent>> => {
  const page = await unwrap(getClient().queries.listPublishedEvents({ limit: PAGE_SIZE, nextToken }, authOf(reader)));
  return { items: page.items.map(definedFields), nextToken: page.nextToken ?? undefined };
};

/** A published event; undefined when there is none of that id, or it is not published. */
export const findPublishedEvent = async (reader: Reader, eventId: string): Promise<PublishedEvent | undefined> => {
  const event = await unwrapNullable(getClient().queries.getPublishedEvent({ eventId }, authOf(reader)));
  return event ? definedFields(event) : undefined;
};

/** A page of a published event's agenda, by start. */
export const listAgenda = async (reader: Reader, eventId: string, nextToken?: string): Promise<Page<AgendaSession>> => {
  const page = await unwrap(getClient().queries.getAgenda({ eventId, limit: AGENDA_PAGE_SIZE, nextToken }, authOf(reader)));
  return {
    items: page.items.map((session) => ({ ...definedFields(session), speakers: session.speakers ?? [] })),
    nextToken: page.nextToken ?? undefined,
  };
};

const authOf = (reader: Reader) => ({ authMode: reader === 'visitor' ? ('identityPool' as const) : ('userPool' as const) });
