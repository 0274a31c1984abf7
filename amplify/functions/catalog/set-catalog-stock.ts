import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { stockInput } from '../../../lib/validation/catalog.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { getEventAtDesk } from '../check-in-desk/event-at-desk.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { catalogEntry } from './catalog-entry.ts';
import { getItem } from './find-item.ts';

const argumentsInput = z.object({ stock: stockInput, expectedStock: stockInput });

/**
 * Counts anew what is left, for what was seen before: VERSION_CONFLICT when requests took or gave back any since. The
 * version of the item stays, as an organizer's changes and the stock do not get in each other's way.
 */
export const setCatalogStock = async (fieldEvent: FieldEvent) => {
  const event = await getEventAtDesk(fieldEvent);
  const { stock, expectedStock } = parseInput(argumentsInput, fieldEvent.arguments);
  const { id } = await getItem(event.id, fieldEvent.arguments['itemId']);
  await writeStock(id, expectedStock, stock);
  logger.info('Stock set', { eventId: event.id, itemId: id, stock: stock ?? null, sub: callerOf(fieldEvent).sub });
  return catalogEntry(await getItem(event.id, id));
};

/** A transaction of one, because requests take stock in theirs: a plain write that meets one is refused and not tried again. */
const writeStock = async (itemId: string, expected: number | undefined, stock: number | undefined): Promise<void> => {
  const failed = await transact([
    {
      Update: {
        TableName: tables.catalogItem,
        Key: { id: itemId },
        UpdateExpression: stock === undefined ? 'SET updatedAt = :now REMOVE stock' : 'SET updatedAt = :now, stock = :stock',
        ConditionExpression: `attribute_exists(id) AND ${expected === undefined ? 'attribute_not_exists(stock)' : 'stock = :expected'}`,
        ExpressionAttributeValues: {
          ':now': new Date().toISOString(),
          ...(stock !== undefined && { ':stock': stock }),
          ...(expected !== undefined && { ':expected': expected }),
        },
      },
    },
  ]);
  if (failed.size > 0) throw new AppError('VERSION_CONFLICT', `The stock of ${itemId} has changed.`);
};
