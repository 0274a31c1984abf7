'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSession } from '@/components/auth/use-session';
import { findPublishedEvent, listPublishedEvents, type Reader } from '@/lib/data/events';
import { EVENT_LIST_KEY, publishedEventKey } from './event-keys';

/** Undefined until it is known who reads. */
export const useReader = (): Reader | undefined => {
  const { status } = useSession();
  return status === 'loading' ? undefined : status;
};

export const usePublishedEvents = () => {
  const reader = useReader();
  return useInfiniteQuery({
    queryKey: EVENT_LIST_KEY,
    queryFn: ({ pageParam }) => listPublishedEvents(reader ?? 'visitor', pageParam),
    enabled: reader !== undefined,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
  });
};

/** Null when there is no such event: a query cannot hold undefined. */
export const usePublishedEvent = (eventId: string) => {
  const reader = useReader();
  return useQuery({
    queryKey: publishedEventKey(eventId),
    queryFn: async () => (await findPublishedEvent(reader ?? 'visitor', eventId)) ?? null,
    enabled: reader !== undefined,
  });
};
