import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import type { Page } from './events.ts';
import { unwrap } from './unwrap.ts';

/** Something that a guest was told; `text` is one line. Times are ISO 8601 in UTC. */
export type MyNotice = Defined<Schema['Notice']['type']>;

/** A page of what the caller was told in the app, newest first. AppErrors: NOT_REGISTERED. */
export const listMyNotices = async (eventId: string, nextToken?: string): Promise<Page<MyNotice>> => {
  const page = await unwrap(getClient().queries.listMyNotices({ eventId, nextToken }));
  return { items: page.items.map(definedFields), nextToken: page.nextToken ?? undefined };
};
