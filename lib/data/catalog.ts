import type { Schema } from '@/amplify/data/schema';
import type { ServiceArea } from '../domain/service-area.ts';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import { unwrap } from './unwrap.ts';

/** An item of the catalogue. `stock` is what is left, `taken` what the caller had of it; both absent where there is no limit. */
export type CatalogItem = Defined<Schema['CatalogEntry']['type']>;

/** What guests of an event can ask for, and where it is served. Prices are whole cents of `currency` (ISO 4217). */
export type Catalog = { eventId: string; currency: string; areas: ServiceArea[]; items: CatalogItem[] };

type CatalogOptions = {
  /** Also what was taken off the catalogue: for organizers. */
  withArchived?: boolean;
};

/** The whole catalogue, by name. AppErrors: EVENT_NOT_FOUND, NOT_REGISTERED, FORBIDDEN. */
export const getCatalog = async (eventId: string, { withArchived }: CatalogOptions = {}): Promise<Catalog> => {
  const first = await unwrap(getClient().queries.getCatalog({ eventId, withArchived }));
  const items = first.items.map(definedFields);
  let { nextToken } = first;
  while (nextToken) {
    const page = await unwrap(getClient().queries.getCatalog({ eventId, withArchived, nextToken }));
    items.push(...page.items.map(definedFields));
    ({ nextToken } = page);
  }
  return { eventId, currency: first.currency, areas: first.areas.map(definedFields), items };
};
