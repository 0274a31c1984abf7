import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import type { Page } from './events.ts';
import { unwrap } from './unwrap.ts';

/** A message of the notification ledger: to whom, by which way, and what became of it. */
export type LoggedNotice = Defined<Schema['Notice']['type']>;

export type NoticeState = LoggedNotice['state'];

/** A page of the event's delivery log, newest first, of one state or of all. AppErrors: EVENT_NOT_FOUND, FORBIDDEN. */
export const listNotices = async (eventId: string, state: NoticeState | undefined, nextToken?: string): Promise<Page<LoggedNotice>> => {
  const page = await unwrap(getClient().queries.listNotices({ eventId, state, nextToken }));
  return { items: page.items.map(definedFields), nextToken: page.nextToken ?? undefined };
};
