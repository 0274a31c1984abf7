'use client';

import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Page } from '@/lib/data/events';
import type { GuestSummary } from '@/lib/data/guests';
import { guestsKey } from './use-guest-search';

/** The chosen guest as the search's lists now have them: a check-in, its undo and a badge show at once. */
export const useGuest = (eventId: string, chosen: GuestSummary | null): GuestSummary | null => {
  const client = useQueryClient();
  const [latest, setLatest] = useState<GuestSummary | null>(null);
  const guestId = chosen?.guestId;
  useEffect(() => {
    if (!guestId) return;
    return client.getQueryCache().subscribe(({ query }) => {
      const [area, kind, ofEvent] = query.queryKey;
      if ([area, kind, ofEvent].join() !== guestsKey(eventId).join()) return;
      const pages = (query.state.data as InfiniteData<Page<GuestSummary>> | undefined)?.pages ?? [];
      const guest = pages.flatMap(({ items }) => items).find((item) => item.guestId === guestId);
      if (guest) setLatest(guest);
    });
  }, [client, eventId, guestId]);
  return latest?.guestId === guestId ? latest : chosen;
};
