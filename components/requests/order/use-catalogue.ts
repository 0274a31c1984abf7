'use client';

import { useQuery } from '@tanstack/react-query';
import { getCatalog, type Catalog } from '@/lib/data/catalog';
import { keptName, readKept, writeCopy } from '../kept/kept';
import { catalogueKey, type Whose } from '../mine/known-requests';

type KeptCatalogue = { catalog: Catalog; readAt: string };

/** In milliseconds: what is left changes while others order. */
const REFRESH_MS = 30_000;

/** The event's catalogue. What this device kept of it shows at once, also without a network; pictures are too large to keep. */
export const useCatalogue = ({ sub, eventId }: Whose) => {
  const name = keptName(sub, 'catalogue', eventId);
  return useQuery({
    queryKey: catalogueKey(eventId),
    queryFn: async (): Promise<KeptCatalogue> => {
      const catalog = await getCatalog(eventId);
      const readAt = new Date().toISOString();
      writeCopy(name, { catalog: { ...catalog, items: catalog.items.map((item) => ({ ...item, picture: undefined })) }, readAt });
      return { catalog, readAt };
    },
    initialData: () => readKept<KeptCatalogue>(name),
    initialDataUpdatedAt: 0,
    refetchInterval: REFRESH_MS,
  });
};
