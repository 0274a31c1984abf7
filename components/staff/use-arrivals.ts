'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { listCheckIns, watchCheckIns, type CheckIn } from '@/lib/data/check-ins';
import { keepSubscribed, type LiveState } from '@/lib/data/keep-subscribed';
import { catchUp, mergeArrivals, oldestOf, openArrivals, type Arrivals } from './arrivals';

export type ArrivalsView = {
  arrivals: Arrivals;
  live: LiveState;
  error: unknown;
  isLoading: boolean;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  loadOlder: () => void;
  retry: () => void;
  /** Adds what this page did itself, without waiting for the subscription. */
  add: (checkIn: CheckIn) => void;
};

/** What the query cache holds: the scans read or announced so far, and where the list goes on. */
type Log = { arrivals: Arrivals; isRead: boolean; nextToken?: string | undefined };

/** The event's scans: the list as it stands, kept up by the subscription, and caught up whenever that was broken. */
export const useArrivals = (eventId: string): ArrivalsView => {
  const client = useQueryClient();
  const key = useMemo(() => ['staff', 'arrivals', eventId], [eventId]);
  const change = useCallback((next: (log: Log) => Log) => client.setQueryData<Log>(key, (log) => log && next(log)), [client, key]);
  const add = useCallback((checkIn: CheckIn) => change((log) => withScans(log, [checkIn])), [change]);

  const query = useQuery({
    queryKey: key,
    queryFn: async (): Promise<Log> => {
      const before = client.getQueryData<Log>(key);
      if (!before?.isRead) {
        const { items, nextToken } = await listCheckIns(eventId);
        return { ...withScans(client.getQueryData<Log>(key) ?? emptyLog(), items), isRead: true, nextToken };
      }
      const { items, rest } = await catchUp(oldestOf(before.arrivals), (nextToken) => listCheckIns(eventId, nextToken));
      // The subscription went on while the pages were read.
      const now = client.getQueryData<Log>(key) ?? before;
      return rest === undefined ? withScans(now, items) : { ...withScans(startOver(now), items), nextToken: rest };
    },
    initialData: emptyLog,
    initialDataUpdatedAt: 0,
    staleTime: 0,
    // "Since you opened this page" starts anew when it is opened anew.
    gcTime: 0,
  });
  const { refetch, data: log } = query;
  const refresh = useCallback(() => void refetch(), [refetch]);
  const { live, reconnect } = useSubscription(eventId, add, refresh);

  const older = useMutation({
    mutationFn: (nextToken: string) => listCheckIns(eventId, nextToken),
    onSuccess: ({ items, nextToken }) => change((current) => ({ ...withScans(current, items), nextToken })),
  });
  const { nextToken } = log;
  return {
    arrivals: log.arrivals,
    live,
    error: query.error ?? older.error,
    isLoading: !log.isRead && !query.error,
    hasOlder: nextToken !== undefined,
    isLoadingOlder: older.isPending,
    loadOlder: () => nextToken !== undefined && older.mutate(nextToken),
    retry: () => {
      older.reset();
      refresh();
      if (live !== 'live') reconnect();
    },
    add,
  };
};

const emptyLog = (): Log => ({ arrivals: openArrivals(new Date().toISOString()), isRead: false });
const startOver = (log: Log): Log => ({ ...log, arrivals: openArrivals(log.arrivals.openedAt) });
const withScans = (log: Log, items: readonly CheckIn[]): Log => ({ ...log, arrivals: mergeArrivals(log.arrivals, items) });

/** Keeps the subscription open, and has the list read again whenever something may have been missed. */
const useSubscription = (eventId: string, onCheckIn: (checkIn: CheckIn) => void, refresh: () => void) => {
  const [live, setLive] = useState<LiveState>('connecting');
  const [run, setRun] = useState(0);
  const reconnect = useCallback(() => setRun((count) => count + 1), []);
  useEffect(
    () => keepSubscribed((onEnd) => watchCheckIns(eventId, onCheckIn, onEnd), { onStale: refresh, onLive: setLive }),
    [eventId, run, onCheckIn, refresh],
  );
  return { live, reconnect };
};
