'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keepSubscribed } from '@/lib/data/keep-subscribed';
import { watchMySessions } from '@/lib/data/my-sessions';
import { noticesKey } from '@/components/requests/mine/known-requests';
import { agendaKey } from '../use-agenda';
import { placesKey } from './known-places';
import { setLiveState } from './live-state';

type Guest = { eventId: string; guestId: string };

/** Reads a guest's places again whenever news of them come, the subscription stands anew, or a sleeping page wakes up. */
export const useLivePlaces = ({ eventId, guestId }: Guest, { enabled }: { enabled: boolean }): void => {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    // What the guest is told of them stands among the messages.
    const readPlaces = () => {
      for (const key of [placesKey, noticesKey]) void client.invalidateQueries({ queryKey: key(eventId) });
    };
    const readAll = () => {
      readPlaces();
      void client.invalidateQueries({ queryKey: agendaKey(eventId) });
    };
    const onVisible = () => document.visibilityState === 'visible' && readPlaces();
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', readAll);
    const stop = keepSubscribed(
      (onError) =>
        watchMySessions(eventId, guestId, { onNews: ({ kind }) => (kind === 'SESSION_CHANGED' ? readAll() : readPlaces()), onError }),
      { onStale: readPlaces, onLive: setLiveState },
    );
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', readAll);
      stop();
      setLiveState('interrupted');
    };
  }, [client, enabled, eventId, guestId]);
};
