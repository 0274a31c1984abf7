import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { catalogItemInput, stockInput } from '../../../lib/validation/catalog.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { idempotencyKey } from '../../../lib/validation/registration.ts';
import { getEvent } from '../manage-event/event-view.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { keyedId } from '../runtime/keyed-id.ts';
import { logger } from '../runtime/logger.ts';
import { type CatalogItemRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { assertHasArea } from './assert-has-area.ts';
import { catalogEntry } from './catalog-entry.ts';
import { assertHasRoom, moveUse, readUse } from './catalog-use.ts';
import { findItem } from './find-item.ts';

const argumentsInput = z.object({ input: catalogItemInput, stock: stockInput, idempotencyKey });

/** Areas may change under us a few times: other organizers work on the event too. */
const MAX_ATTEMPTS = 5;

/** Adds an item. The same key again, by the same organizer, gives the item of the first call as it is now, whatever the input says. */
export const createCatalogItem = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { input, stock, idempotencyKey: key } = parseInput(argumentsInput, fieldEvent.arguments);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const use = await readUse(eventIdOf(fieldEvent));
    const event = await getEvent(use.eventId);
    const id = keyedId(event.id, organizer.sub, key);
    const before = await findItem(id);
    if (before) return catalogEntry(before);
    assertHasArea(event, input.area);
    assertHasRoom(use);
    const now = new Date().toISOString();
    const item: CatalogItemRow & { __typename: string } = {
      __typename: 'CatalogItem',
      id,
      eventId: event.id,
      ...input,
      stock,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    const failed = await transact([
      { Put: { TableName: tables.catalogItem, Item: item, ConditionExpression: 'attribute_not_exists(id)' } },
      ...moveUse(use, undefined, item.area),
    ]);
    if (failed.size > 0) continue;
    logger.info('Item created', { eventId: event.id, itemId: id, sub: organizer.sub });
    return catalogEntry(item);
  }
  throw new AppError('CONFLICT', 'The catalogue kept changing.');
};
