import type { Schema } from '@/amplify/data/schema';
import { serviceAreasOf, type ServiceArea } from '../domain/service-area.ts';
import type { CatalogItem } from './catalog.ts';
import { getClient } from './client.ts';
import { definedFields } from './defined-fields.ts';
import { unwrap } from './unwrap.ts';

/** Where an event serves requests. `version` is the event's. */
export type ServiceAreas = { eventId: string; areas: ServiceArea[]; version: number };

/** An area as it was typed; without an id it is a new one. */
export type ServiceAreaInput = { id?: string | undefined; name: string; targetMinutes: number };

/** Puts a new item on the catalogue; a repeated call with the same key gives the item of the first. AppErrors: INVALID_INPUT, AREA_NOT_FOUND. */
export const createCatalogItem = async (args: Schema['createCatalogItem']['args']): Promise<CatalogItem> =>
  definedFields(await unwrap(getClient().mutations.createCatalogItem(args)));

/** Changes the version that was seen, all but its stock. AppErrors: INVALID_INPUT, ITEM_NOT_FOUND, AREA_NOT_FOUND, VERSION_CONFLICT. */
export const updateCatalogItem = async (args: Schema['updateCatalogItem']['args']): Promise<CatalogItem> =>
  definedFields(await unwrap(getClient().mutations.updateCatalogItem(args)));

/** Takes an item off the catalogue, or puts it back. AppErrors: ITEM_NOT_FOUND. */
export const archiveCatalogItem = async (eventId: string, itemId: string, archived: boolean): Promise<CatalogItem> =>
  definedFields(await unwrap(getClient().mutations.archiveCatalogItem({ eventId, itemId, archived })));

type StockCount = { eventId: string; itemId: string; stock: number | undefined; expectedStock: number | undefined };

/** Sets what is left, undefined for no limit, if it still is what was seen. AppErrors: INVALID_INPUT, ITEM_NOT_FOUND, VERSION_CONFLICT. */
export const setCatalogStock = async ({ eventId, itemId, stock, expectedStock }: StockCount): Promise<CatalogItem> =>
  definedFields(
    await unwrap(getClient().mutations.setCatalogStock({ eventId, itemId, stock: stock ?? null, expectedStock: expectedStock ?? null })),
  );

/** The areas and the version that a change of them names, read together. */
export const getServiceAreas = async (eventId: string): Promise<ServiceAreas> => {
  const event = await unwrap(getClient().models.Event.get({ id: eventId }));
  return { eventId, areas: serviceAreasOf(event.serviceAreas).map(definedFields), version: event.version };
};

/** Saves all areas of the event. AppErrors: INVALID_INPUT, AREA_IN_USE, VERSION_CONFLICT. */
export const saveServiceAreas = async (eventId: string, areas: ServiceAreaInput[], version: number): Promise<ServiceAreas> => {
  const saved = await unwrap(getClient().mutations.saveServiceAreas({ eventId, areas, version }));
  return { eventId, areas: saved.areas.map(definedFields), version: saved.version };
};
