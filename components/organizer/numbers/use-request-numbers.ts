'use client';

import { useQuery } from '@tanstack/react-query';
import { getRequestNumbers } from '@/lib/data/request-numbers';

export const REFRESH_SECONDS = 15;

/** How requests go, counted anew while the page is looked at; a page in the background rests. */
export const useRequestNumbers = (eventId: string) =>
  useQuery({
    queryKey: ['organizer', 'numbers', eventId],
    queryFn: () => getRequestNumbers(eventId),
    staleTime: REFRESH_SECONDS * 1000,
    refetchInterval: REFRESH_SECONDS * 1000,
  });
