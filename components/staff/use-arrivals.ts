'use client';

import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/data';
import { Hub } from 'aws-amplify/utils';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { listCheckIns, watchCheckIns, type CheckIn } from '@/lib/data/check-ins';
import { toAppError } from '@/lib/data/unwrap';
import type { AppError } from '@/lib/domain/app-error';
import { catchUp, mergeArrivals, oldestOf, openArrivals, type Arrivals } from './arrivals';

export type LiveState = 'connecting' | 'live' | 'interrupted';

type ArrivalsView = {
  arrivals: Arrivals;
  live: LiveState;
  error: AppError | null;
  isLoading: boolean;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  loadOlder: () => void;
  retry: () => void;
  /** Adds what this page did itself, without waiting for the subscription. */
  add: (checkIn: CheckIn) => void;
};

type Incoming = { items: CheckIn[]; startsOver?: boolean };

const reduceArrivals = (arrivals: Arrivals, { items, startsOver = false }: Incoming): Arrivals =>
  mergeArrivals(startsOver ? openArrivals(arrivals.openedAt) : arrivals, items);

/** What Amplify says on its Hub when a subscription stands; its constant is not exported. */
const SUBSCRIPTION_ACK = 'Subscription ack';

/** In milliseconds: a subscription that ended for good (an expired token, a restarted server) is opened again. */
const RESUBSCRIBE_AFTER_MS = 4_000;
/** The list is an index, which follows the writes with a delay: what was written just before the subscription stood is read again. */
const READ_AGAIN_AFTER_MS = 3_000;

/** The event's scans: the list as it stands, kept up by the subscription, and caught up whenever that was broken. */
export const useArrivals = (eventId: string): ArrivalsView => {
  const [arrivals, merge] = useReducer(reduceArrivals, null, () => openArrivals(new Date().toISOString()));
  const [live, setLive] = useState<LiveState>('connecting');
  const [error, setError] = useState<AppError | null>(null);
  const [older, setOlder] = useState<{ token: string | undefined; isLoading: boolean; isFirstLoaded: boolean }>({ token: undefined, isLoading: false, isFirstLoaded: false });
  const [run, setRun] = useState(0);
  const retry = useCallback(() => setRun((count) => count + 1), []);
  const shown = useRef(arrivals);
  useEffect(() => {
    shown.current = arrivals;
  }, [arrivals]);
  const isFirstLoaded = useRef(false);

  const refresh = useCallback(async () => {
    try {
      if (!isFirstLoaded.current) {
        const page = await listCheckIns(eventId);
        merge({ items: page.items });
        isFirstLoaded.current = true;
        setOlder({ token: page.nextToken, isLoading: false, isFirstLoaded: true });
      } else {
        const { items, rest } = await catchUp(oldestOf(shown.current), (nextToken) => listCheckIns(eventId, nextToken));
        merge({ items, startsOver: rest !== undefined });
        if (rest !== undefined) setOlder({ token: rest, isLoading: false, isFirstLoaded: true });
      }
      setError(null);
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  }, [eventId]);

  useEffect(() => {
    let retryTimer: ReturnType<typeof setTimeout> | undefined;
    let readAgain: ReturnType<typeof setTimeout> | undefined;
    const lose = (failure: AppError) => {
      setLive('interrupted');
      if (failure.code === 'FORBIDDEN' || failure.code === 'NOT_SIGNED_IN') return setError(failure);
      retryTimer = setTimeout(retry, RESUBSCRIBE_AFTER_MS);
    };
    setLive('connecting');
    const stop = watchCheckIns(eventId, (checkIn) => merge({ items: [checkIn] }), lose);
    // Until the subscription stands, nothing is announced: what came before it is read again when it does.
    void refresh();
    const onStanding = () => {
      setLive('live');
      void refresh();
      clearTimeout(readAgain);
      readAgain = setTimeout(() => void refresh(), READ_AGAIN_AFTER_MS);
    };
    const stopListening = Hub.listen('api', ({ payload }) => {
      if (payload.event === SUBSCRIPTION_ACK) return onStanding();
      if (payload.event !== CONNECTION_STATE_CHANGE) return;
      const state = (payload.data as { connectionState?: ConnectionState }).connectionState;
      if (state === ConnectionState.Connected) return onStanding();
      setLive(state === ConnectionState.Connecting ? 'connecting' : 'interrupted');
    });
    return () => {
      clearTimeout(retryTimer);
      clearTimeout(readAgain);
      stop();
      stopListening();
    };
  }, [eventId, run, refresh, retry]);

  const loadOlder = () => {
    if (older.isLoading || !older.token) return;
    setOlder((current) => ({ ...current, isLoading: true }));
    listCheckIns(eventId, older.token).then(
      (page) => {
        merge({ items: page.items });
        setOlder((current) => ({ ...current, token: page.nextToken, isLoading: false }));
        setError(null);
      },
      (thrown: unknown) => {
        setError(toAppError(thrown));
        setOlder((current) => ({ ...current, isLoading: false }));
      },
    );
  };

  return {
    arrivals,
    live,
    error,
    isLoading: !older.isFirstLoaded && !error,
    hasOlder: older.token !== undefined,
    isLoadingOlder: older.isLoading,
    loadOlder,
    retry,
    add: (checkIn) => merge({ items: [checkIn] }),
  };
};
