import { randomUUID } from 'node:crypto';
import type { AreaPlan, ItemPlan } from '../../../local/seed/catalog.ts';
import { callGraphql } from '../../../local/seed/doors.ts';
import { doors } from './backend-calls.ts';

export type Item = {
  id: string;
  eventId: string;
  category: string;
  name: string;
  description: string | null;
  picture: string | null;
  priceCents: number;
  dietaryTags: string[];
  stock: number | null;
  availableFrom: string | null;
  availableUntil: string | null;
  area: string;
  limitPerGuest: number | null;
  archivedAt: string | null;
  version: number;
  taken: number | null;
};

export type Area = { id: string; name: string; targetMinutes: number };
export type Catalog = { eventId: string; currency: string; areas: Area[]; items: Item[]; nextToken: string | null };

const ITEM =
  'id eventId category name description picture priceCents dietaryTags stock availableFrom availableUntil area limitPerGuest archivedAt version taken';

/** One operation with its one field. Rejects with the message, which starts with the code. */
const send = async <Answer>(token: string, operation: string, variables: Record<string, unknown>): Promise<Answer> =>
  Object.values(await callGraphql<Record<string, Answer>>(doors(), token, operation, variables))[0] as Answer;

export const anItem = (changes: Partial<Record<keyof ItemPlan, unknown>> = {}) => ({
  category: 'BEVERAGE',
  name: 'Coffee',
  priceCents: 250,
  dietaryTags: [],
  area: 'help',
  ...changes,
});

type Creation = { input?: Record<string, unknown>; stock?: number | null; key?: string };

export const createItem = (token: string, eventId: string, { input = anItem(), stock, key = randomUUID() }: Creation = {}): Promise<Item> =>
  send(
    token,
    `mutation ($eventId: ID!, $input: CatalogItemInputInput!, $stock: Int, $key: String!) {
      createCatalogItem(eventId: $eventId, input: $input, stock: $stock, idempotencyKey: $key) { ${ITEM} }
    }`,
    { eventId, input, stock, key },
  );

export const updateItem = (token: string, { eventId, id }: Pick<Item, 'eventId' | 'id'>, input: object, version: number): Promise<Item> =>
  send(
    token,
    `mutation ($eventId: ID!, $id: ID!, $input: CatalogItemInputInput!, $version: Int!) {
      updateCatalogItem(eventId: $eventId, itemId: $id, input: $input, version: $version) { ${ITEM} }
    }`,
    { eventId, id, input, version },
  );

export const archiveItem = (token: string, { eventId, id }: Pick<Item, 'eventId' | 'id'>, archived = true): Promise<Item> =>
  send(
    token,
    `mutation ($eventId: ID!, $id: ID!, $archived: Boolean!) {
      archiveCatalogItem(eventId: $eventId, itemId: $id, archived: $archived) { ${ITEM} }
    }`,
    { eventId, id, archived },
  );

export const setStock = (
  token: string,
  { eventId, id }: Pick<Item, 'eventId' | 'id'>,
  stock: number | null,
  expectedStock: number | null,
): Promise<Item> =>
  send(
    token,
    `mutation ($eventId: ID!, $id: ID!, $stock: Int, $expectedStock: Int) {
      setCatalogStock(eventId: $eventId, itemId: $id, stock: $stock, expectedStock: $expectedStock) { ${ITEM} }
    }`,
    { eventId, id, stock, expectedStock },
  );

export const saveAreas = (
  token: string,
  eventId: string,
  areas: readonly AreaPlan[],
  version: number,
): Promise<{ areas: Area[]; version: number }> =>
  send(
    token,
    `mutation ($eventId: ID!, $areas: [ServiceAreaInputInput!]!, $version: Int!) {
      saveServiceAreas(eventId: $eventId, areas: $areas, version: $version) { areas { id name targetMinutes } version }
    }`,
    { eventId, areas, version },
  );

export const catalogPage = (
  token: string,
  eventId: string,
  { withArchived, nextToken }: { withArchived?: boolean; nextToken?: string | null } = {},
): Promise<Catalog> =>
  send(
    token,
    `query ($eventId: ID!, $withArchived: Boolean, $nextToken: String) {
      getCatalog(eventId: $eventId, withArchived: $withArchived, nextToken: $nextToken) {
        eventId currency areas { id name targetMinutes } items { ${ITEM} } nextToken
      }
    }`,
    { eventId, withArchived, nextToken },
  );
