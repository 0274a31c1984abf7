import { type CatalogItemRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { versionedUpdate } from '../runtime/versioned-update.ts';
import { areaInUse, type CatalogUse, moveUse } from './catalog-use.ts';
import { findItem } from './find-item.ts';

/**
 * Writes an organizer's changes to the item as it was seen, and counts it with its area; undefined when the item or the
 * areas have changed since. Names that are there without a value are removed. Stock is left alone.
 */
export const writeItem = async (
  use: CatalogUse,
  seen: CatalogItemRow,
  changes: Partial<Omit<CatalogItemRow, 'stock'>>,
): Promise<CatalogItemRow | undefined> => {
  const failed = await transact([
    { Update: versionedUpdate(tables.catalogItem, seen, changes) },
    ...moveUse(use, areaInUse(seen), areaInUse({ ...seen, ...changes })),
  ]);
  if (failed.size > 0) return undefined;
  // A transaction does not answer what it wrote, and requests may have changed the stock.
  return findItem(seen.id);
};
