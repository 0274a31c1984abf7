'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keepSubscribed } from '@/lib/data/keep-subscribed';
import { watchMyRequests } from '@/lib/data/my-requests';
import { addRequests, mineKey, type Whose } from './known-requests';

/** Keeps what the page knows of its guest's requests up to date. Whenever a sleeping page wakes up, the list is read again too. */
export const useLiveRequests = ({ sub, eventId }: Whose, { enabled }: { enabled: boolean }): void => {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    const refresh = () => void client.invalidateQueries({ queryKey: mineKey(eventId) });
    const onVisible = () => document.visibilityState === 'visible' && refresh();
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', refresh);
    const stop = keepSubscribed(
      (onError) => watchMyRequests(eventId, { onRequest: (request) => addRequests(client, { sub, eventId }, [request]), onError }),
      { onStale: refresh },
    );
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', refresh);
      stop();
    };
  }, [client, enabled, eventId, sub]);
};
