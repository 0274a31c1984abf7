'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getCatalog, type Catalog, type CatalogItem } from '@/lib/data/catalog';
import { setCatalogStock } from '@/lib/data/manage-catalog';
import { toAppError } from '@/lib/data/unwrap';
import { staffCatalogKey } from '../requests/use-areas';

/** In milliseconds: orders take from the stock, and nothing announces it. */
const READ_EVERY_MS = 10_000;

/** What staff can mark as sold out, with what is left of it: read anew while it is looked at. */
export const useStock = (eventId: string) =>
  useQuery({
    queryKey: staffCatalogKey(eventId),
    queryFn: () => getCatalog(eventId),
    staleTime: 0,
    refetchInterval: READ_EVERY_MS,
  });

export type StockStep = { from: number | undefined; to: number | undefined };

/**
 * Counts an item anew, for what was seen. Whatever orders took in between is a VERSION_CONFLICT: nothing is set, and what is left
 * now is read, so that a second tap answers that.
 */
export const useSetStock = ({ eventId, id }: CatalogItem) => {
  const client = useQueryClient();
  const key = staffCatalogKey(eventId);
  return useMutation({
    mutationFn: ({ from, to }: StockStep) => setCatalogStock({ eventId, itemId: id, stock: to, expectedStock: from }),
    onSuccess: async (changed) => {
      // A list that is on its way was read before this change.
      await client.cancelQueries({ queryKey: key });
      client.setQueryData<Catalog>(key, (catalog) => catalog && withItem(catalog, changed));
    },
    onError: (thrown) => (toAppError(thrown).code === 'VERSION_CONFLICT' ? client.invalidateQueries({ queryKey: key }) : undefined),
  });
};

const withItem = (catalog: Catalog, changed: CatalogItem): Catalog => ({
  ...catalog,
  items: catalog.items.map((item) => (item.id === changed.id ? changed : item)),
});
