import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import { unwrap, unwrapNullable } from './unwrap.ts';

/** A published event, as anyone may see it. Times are ISO 8601 in UTC. */
export type PublishedEvent = Defined<Schema['PublishedEvent']['type']>;

export type Page<Item> = { items: Item[]; nextToken?: string | undefined };

/** Visitors read through the identity pool's guest role, people with an account by their token. */
export type Reader = 'visitor' | 'signedIn';

const PAGE_SIZE = 20;

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

/** How a reader's calls are made. */
export const authOf = (reader: Reader) => ({ authMode: reader === 'visitor' ? ('identityPool' as const) : ('userPool' as const) });
