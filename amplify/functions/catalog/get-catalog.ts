import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { CATALOG_LIMITS } from '../../../lib/domain/catalog.ts';
import { DEFAULT_CURRENCY, serviceAreasOf } from '../../../lib/domain/service-area.ts';
import { itemIdInput } from '../../../lib/validation/catalog.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { type CatalogItemRow, getRows, tables } from '../runtime/rows.ts';
import { catalogEntry } from './catalog-entry.ts';
import { catalogReaderOf } from './catalog-reader.ts';

const PAGE_SIZE = 50;
const argumentsInput = z.object({ withArchived: z.boolean().nullish() });
const position = z.object({ id: itemIdInput, name: z.string().min(1).max(CATALOG_LIMITS.name) });

/**
 * A page of the catalogue by name (upper case before lower case, as DynamoDB sorts). Items outside of their hours are there,
 * so that a screen can say from when. A page may be short of archived ones and still have a next. The position is a place in
 * the order and not an item: an item that is renamed between two pages may be on both or on none of them, and the others
 * are on exactly one.
 */
export const getCatalog = async (fieldEvent: FieldEvent) => {
  const { withArchived } = parseInput(argumentsInput, fieldEvent.arguments);
  const { event, isOrganizer, guestId } = await catalogReaderOf(fieldEvent);
  if (withArchived && !isOrganizer) throw new AppError('FORBIDDEN', 'Archived items are for organizers.');
  const after = pagePosition(position, fieldEvent.arguments['nextToken'] as string | null | undefined);
  const { items, next } = await readPage(event.id, after);
  const shown = items.filter(({ archivedAt }) => withArchived || !archivedAt);
  const taken = guestId ? await readTaken(guestId, shown) : new Map<string, number>();
  return {
    eventId: event.id,
    currency: event.currency ?? DEFAULT_CURRENCY,
    areas: serviceAreasOf(event.serviceAreas),
    items: shown.map((item) => catalogEntry(item, guestId && item.limitPerGuest ? (taken.get(item.id) ?? 0) : undefined)),
    nextToken: next ? pageToken(next) : null,
  };
};

type Position = z.infer<typeof position>;

const readPage = async (eventId: string, after: Position | undefined) => {
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.catalogItem,
      IndexName: 'byEvent',
      KeyConditionExpression: 'eventId = :eventId',
      ExpressionAttributeValues: { ':eventId': eventId },
      Limit: PAGE_SIZE,
      ExclusiveStartKey: after && { ...after, eventId },
    }),
  );
  const ids = (Items ?? []).map(({ id }) => String(id));
  const rows = await getRows<CatalogItemRow>(
    tables.catalogItem,
    ids.map((id) => ({ id })),
  );
  const byId = new Map(rows.map((item) => [item.id, item]));
  return {
    items: ids.map((id) => byId.get(id)).filter((item) => item !== undefined),
    next: LastEvaluatedKey ? { id: String(LastEvaluatedKey['id']), name: String(LastEvaluatedKey['name']) } : undefined,
  };
};

/** How many the guest has had of the items that have a limit. */
const readTaken = async (guestId: string, items: readonly CatalogItemRow[]): Promise<Map<string, number>> => {
  const limited = items.filter(({ limitPerGuest }) => limitPerGuest !== undefined);
  const rows = await getRows<{ itemId: string; taken?: number }>(
    tables.entitlement,
    limited.map(({ id }) => ({ guestId, itemId: id })),
  );
  return new Map(rows.map(({ itemId, taken }) => [itemId, taken ?? 0]));
};
