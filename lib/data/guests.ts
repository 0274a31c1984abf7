import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import type { Page } from './events.ts';
import { unwrap } from './unwrap.ts';

/** A guest as the check-in desk sees one. */
export type GuestSummary = Defined<Schema['GuestSummary']['type']>;

/** A page of the event's guests whose name, e-mail or company starts with the query. AppErrors: INVALID_INPUT, FORBIDDEN. */
export const findGuests = async (eventId: string, query: string, nextToken?: string): Promise<Page<GuestSummary>> => {
  const page = await unwrap(getClient().queries.findGuests({ eventId, query, nextToken }));
  return { items: page.items.map(definedFields), nextToken: page.nextToken ?? undefined };
};
