'use client';

import { useInfiniteQuery, useQueries, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { SignedIn } from '@/components/auth/session';
import { findPublishedEvent } from '@/lib/data/events';
import { findManagedEvent, listManagedEvents } from '@/lib/data/organizer';
import type { EventRole } from '@/lib/domain/roles';

/** An event someone works at. One that is not published has no name for its staff yet. */
export type WorkEvent = {
  id: string;
  name: string;
  place?: string | undefined;
  startsAt?: string | undefined;
  timeZone?: string | undefined;
};

type WorkEvents = {
  events: WorkEvent[];
  isPending: boolean;
  error: unknown;
  refetch: () => void;
  /** The pages after the first. */
  more: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
};

const nameless = (id: string): WorkEvent => ({ id, name: `Event ${id}` });

/** An organizer's events are all of them; anyone else's are those of their groups. */
export const useWorkEvents = (session: SignedIn, role: EventRole): WorkEvents => {
  const own = role === 'STAFF' ? session.staffEventIds : [...new Set([...session.kioskEventIds, ...session.staffEventIds])];
  const all = useInfiniteQuery({
    queryKey: ['work', 'events', 'all'],
    queryFn: ({ pageParam }) => listManagedEvents(pageParam),
    enabled: session.isOrganizer,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
  });
  const assigned = useQueries({ queries: (session.isOrganizer ? [] : own).map((eventId) => workEventQuery(session, eventId)) });
  const mine = assigned.map(({ data }) => data).filter((event) => event !== undefined);
  return {
    events: session.isOrganizer ? (all.data?.pages.flatMap(({ items }) => items) ?? []) : mine,
    isPending: session.isOrganizer ? all.isPending : assigned.some(({ isPending }) => isPending),
    error: session.isOrganizer ? all.error : assigned.find(({ error }) => error)?.error,
    refetch: () => {
      if (session.isOrganizer) void all.refetch();
      for (const query of assigned) if (query.error) void query.refetch();
    },
    more: all,
  };
};

/** One event's name and place, as far as this account may know them. */
export const workEventQuery = ({ isOrganizer }: SignedIn, eventId: string) => ({
  queryKey: ['work', 'events', eventId],
  queryFn: async (): Promise<WorkEvent> =>
    (await (isOrganizer ? findManagedEvent(eventId) : findPublishedEvent('signedIn', eventId))) ?? nameless(eventId),
  staleTime: 5 * 60_000,
});
