'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { getCatalog } from '@/lib/data/catalog';
import { serviceAreasOf, type ServiceArea } from '@/lib/domain/service-area';

/** In minutes, until the area's own target is known. */
const USUAL_TARGET = 10;

export const staffCatalogKey = (eventId: string) => ['staff', 'catalog', eventId];

/** The event's service areas, with how long they let guests wait. */
export const useAreas = (eventId: string): { areas: ServiceArea[]; areaOf: (id: string) => ServiceArea } => {
  const { data } = useQuery({
    queryKey: staffCatalogKey(eventId),
    queryFn: () => getCatalog(eventId),
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
  });
  const areas = useMemo(() => serviceAreasOf(data?.areas), [data]);
  const areaOf = useCallback(
    (id: string) => areas.find((area) => area.id === id) ?? { id, name: id, targetMinutes: USUAL_TARGET },
    [areas],
  );
  return { areas, areaOf };
};
