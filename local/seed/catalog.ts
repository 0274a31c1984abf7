import { randomUUID } from 'node:crypto';
import { callGraphql, type Doors } from './doors.ts';

/** An area as an organizer enters it. `id` names one that is there. */
export type AreaPlan = { id?: string; name: string; targetMinutes: number };

/** An item as an organizer enters it. Prices are whole cents of the event's currency. */
export type ItemPlan = {
  category: 'FOOD' | 'BEVERAGE' | 'HANDOUT' | 'ASSISTANCE';
  name: string;
  description?: string;
  picture?: string;
  priceCents: number;
  dietaryTags?: string[];
  availableFrom?: string;
  availableUntil?: string;
  /** Id of the service area. */
  area: string;
  limitPerGuest?: number;
  /** Absent for no limit. */
  stock?: number;
};

/** Sets the areas of an event whose version is known. Returns the new version, and the ids by name. */
export const saveAreas = async (
  doors: Doors,
  organizerToken: string,
  eventId: string,
  areas: readonly AreaPlan[],
  version: number,
): Promise<{ version: number; ids: Map<string, string> }> => {
  const { saveServiceAreas: saved } = await callGraphql<{ saveServiceAreas: { version: number; areas: { id: string; name: string }[] } }>(
    doors,
    organizerToken,
    `mutation Areas($eventId: ID!, $areas: [ServiceAreaInputInput!]!, $version: Int!) {
      saveServiceAreas(eventId: $eventId, areas: $areas, version: $version) { version areas { id name } }
    }`,
    { eventId, areas, version },
  );
  return { version: saved.version, ids: new Map(saved.areas.map(({ id, name }) => [name, id])) };
};

/** Adds an item to an event's catalogue. Returns its id. */
export const createItem = async (doors: Doors, organizerToken: string, eventId: string, plan: ItemPlan): Promise<string> => {
  const { stock, dietaryTags = [], ...item } = plan;
  const { createCatalogItem } = await callGraphql<{ createCatalogItem: { id: string } }>(
    doors,
    organizerToken,
    `mutation Item($eventId: ID!, $input: CatalogItemInputInput!, $stock: Int, $key: String!) {
      createCatalogItem(eventId: $eventId, input: $input, stock: $stock, idempotencyKey: $key) { id }
    }`,
    { eventId, input: { ...item, dietaryTags }, stock, key: randomUUID() },
  );
  return createCatalogItem.id;
};
