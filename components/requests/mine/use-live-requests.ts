'use client';

import { useQueryClient } from '@tanstack/react-query';
import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/data';
import { Hub } from 'aws-amplify/utils';
import { useEffect } from 'react';
import { watchMyRequests } from '@/lib/data/my-requests';
import { addRequests, mineKey, type Whose } from './known-requests';

/** What Amplify says on its Hub when a subscription stands; its constant is not exported. */
const SUBSCRIPTION_ACK = 'Subscription ack';
/** In milliseconds: a subscription that ended for good (an expired token) is opened again. */
const RESUBSCRIBE_AFTER_MS = 4_000;
/** The list is an index, which follows the writes with a delay: what was written just before the subscription stood is read again. */
const READ_AGAIN_AFTER_MS = 3_000;

/**
 * Keeps what the page knows of its guest's requests up to date. Nothing is announced until the subscription stands, so each time
 * that it does, and whenever a sleeping page wakes up, the list is read again.
 */
export const useLiveRequests = ({ sub, eventId }: Whose, { enabled }: { enabled: boolean }): void => {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let readAgain: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
    const refresh = () => void client.invalidateQueries({ queryKey: mineKey(eventId) });
    const open = () => {
      stop = watchMyRequests(eventId, {
        onRequest: (request) => addRequests(client, { sub, eventId }, [request]),
        onError: () => {
          stop();
          timer = setTimeout(open, RESUBSCRIBE_AFTER_MS);
        },
      });
    };
    const onStanding = () => {
      refresh();
      clearTimeout(readAgain);
      readAgain = setTimeout(refresh, READ_AGAIN_AFTER_MS);
    };
    const stopListening = Hub.listen('api', ({ payload }) => {
      if (payload.event === SUBSCRIPTION_ACK) return onStanding();
      if (payload.event !== CONNECTION_STATE_CHANGE) return;
      if ((payload.data as { connectionState?: ConnectionState }).connectionState === ConnectionState.Connected) onStanding();
    });
    const onVisible = () => document.visibilityState === 'visible' && refresh();
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', refresh);
    open();
    return () => {
      clearTimeout(timer);
      clearTimeout(readAgain);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', refresh);
      stopListening();
      stop();
    };
  }, [client, enabled, eventId, sub]);
};
