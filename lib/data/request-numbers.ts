import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import { unwrap } from './unwrap.ts';

/** Requests of one area by state, and how long they took (seconds). */
export type AreaNumbers = Defined<Schema['AreaStats']['type']>;

/** How often an item was asked for. */
export type ItemNumbers = Defined<Schema['ItemStats']['type']>;

/** Whole cents of one item in one area by one method; without a method they are still due. */
export type PaymentNumbers = Defined<Schema['PaymentTotal']['type']>;

/** How an event's requests go. `countedAt` is when the last change was counted; absent before the first. */
export type RequestNumbers = {
  eventId: string;
  currency: string;
  areas: AreaNumbers[];
  items: ItemNumbers[];
  payments: PaymentNumbers[];
  countedAt?: string | undefined;
};

/** What the requests' stream has counted so far. AppErrors: EVENT_NOT_FOUND, FORBIDDEN. */
export const getRequestNumbers = async (eventId: string): Promise<RequestNumbers> => {
  const { currency, areas, items, payments, countedAt } = await unwrap(getClient().queries.getRequestStats({ eventId }));
  return {
    eventId,
    currency,
    areas: areas.map(definedFields),
    items: items.map(definedFields),
    payments: payments.map(definedFields),
    countedAt: countedAt ?? undefined,
  };
};
