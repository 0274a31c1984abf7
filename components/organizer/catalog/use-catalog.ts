'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { attemptKey, forgetAttempt } from '@/lib/data/attempt-key';
import { getCatalog, type Catalog, type CatalogItem } from '@/lib/data/catalog';
import {
  archiveCatalogItem,
  createCatalogItem,
  getServiceAreas,
  saveServiceAreas,
  setCatalogStock,
  updateCatalogItem,
  type ServiceAreaInput,
} from '@/lib/data/manage-catalog';
import type { CatalogItemInput } from '@/lib/validation/catalog';

const catalogKey = (eventId: string) => ['organizer', 'catalog', eventId];
const areasKey = (eventId: string) => ['organizer', 'areas', eventId];
const ATTEMPT = 'catalog-item';

/** The whole catalogue with what was archived: at most some hundreds of items. */
export const useManagedCatalog = (eventId: string) =>
  useQuery({ queryKey: catalogKey(eventId), queryFn: () => getCatalog(eventId, { withArchived: true }) });

/** Creates one item per form, however often it is sent; other entries are another item. */
export const useCreateItem = (eventId: string) => {
  const onChanged = useOnItemChanged(eventId);
  return useMutation({
    mutationFn: (entries: { input: CatalogItemInput; stock: number | undefined }) =>
      createCatalogItem({ eventId, ...entries, idempotencyKey: attemptKey(ATTEMPT, { eventId, ...entries }) }),
    onSuccess: (item) => {
      forgetAttempt(ATTEMPT);
      onChanged(item);
    },
  });
};

export const useUpdateItem = (eventId: string) =>
  useMutation({
    mutationFn: (change: { itemId: string; input: CatalogItemInput; version: number }) => updateCatalogItem({ eventId, ...change }),
    onSuccess: useOnItemChanged(eventId),
  });

export const useArchiveItem = (eventId: string) =>
  useMutation({
    mutationFn: ({ itemId, archived }: { itemId: string; archived: boolean }) => archiveCatalogItem(eventId, itemId, archived),
    onSuccess: useOnItemChanged(eventId),
  });

export const useSetStock = (eventId: string) =>
  useMutation({
    mutationFn: (count: { itemId: string; stock: number | undefined; expectedStock: number | undefined }) =>
      setCatalogStock({ eventId, ...count }),
    onSuccess: useOnItemChanged(eventId),
  });

export const useServiceAreas = (eventId: string) => useQuery({ queryKey: areasKey(eventId), queryFn: () => getServiceAreas(eventId) });

export const useSaveServiceAreas = (eventId: string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ areas, version }: { areas: ServiceAreaInput[]; version: number }) => saveServiceAreas(eventId, areas, version),
    onSuccess: async (saved) => {
      queryClient.setQueryData(areasKey(eventId), saved);
      // The event has a new version, and the catalogue names its areas.
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['organizer', 'events', eventId] }),
        queryClient.invalidateQueries({ queryKey: catalogKey(eventId) }),
      ]);
    },
  });
};

/** Writes the answer of a change into the catalogue that is shown. */
const useOnItemChanged = (eventId: string) => {
  const queryClient = useQueryClient();
  return (changed: CatalogItem) => {
    queryClient.setQueryData<Catalog>(catalogKey(eventId), (catalog) => catalog && withItem(catalog, changed));
  };
};

const withItem = (catalog: Catalog, changed: CatalogItem): Catalog => {
  const isKnown = catalog.items.some(({ id }) => id === changed.id);
  const items = isKnown ? catalog.items.map((item) => (item.id === changed.id ? changed : item)) : [...catalog.items, changed];
  return { ...catalog, items };
};
