import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { itemIdInput } from '../../../lib/validation/catalog.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type CatalogItemRow, tables } from '../runtime/rows.ts';

export const findItem = async (itemId: string): Promise<CatalogItemRow | undefined> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.catalogItem, Key: { id: itemId }, ConsistentRead: true }));
  return Item as CatalogItemRow | undefined;
};

/** The event's item, archived or not; AppError ITEM_NOT_FOUND without one, also when it is another event's. */
export const getItem = async (eventId: string, itemId: unknown): Promise<CatalogItemRow> => {
  const id = itemIdInput.safeParse(itemId);
  const item = id.success ? await findItem(id.data) : undefined;
  if (item?.eventId !== eventId) throw new AppError('ITEM_NOT_FOUND', `The event ${eventId} has no such item.`);
  return item;
};
