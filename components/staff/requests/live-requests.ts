import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/data';
import { Hub } from 'aws-amplify/utils';
import { watchGuestRequests, type BoardScope } from '@/lib/data/request-board';
import type { GuestRequest } from '@/lib/data/request-fields';
import type { LiveState } from '../use-arrivals';

/** What Amplify says on its Hub when a subscription stands; its constant is not exported. */
const SUBSCRIPTION_ACK = 'Subscription ack';
/**
 * In milliseconds. A subscription may end for good (an expired token, a restarted server), and Amplify itself tries a lost
 * connection again after five seconds and then once a minute only: staff cannot wait for that.
 */
const RESUBSCRIBE_AFTER_MS = 6_000;
/** In milliseconds: Amplify gives a slow network 15 seconds to confirm a subscription. */
const GIVE_UP_AFTER_MS = 20_000;

type Listener = {
  onRequest: (request: GuestRequest) => void;
  /** Nothing was announced before this moment: each time, what was missed has to be read. */
  onStanding: () => void;
  onLive: (live: LiveState) => void;
};

/** Keeps the subscription of a scope open until the function that it gives is called. */
export const keepSubscribed = (scope: BoardScope, { onRequest, onStanding, onLive }: Listener): (() => void) => {
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let stop: () => void = () => {};
  /** False once the subscription ended for good: what Amplify then says is about another one. */
  let isWatching = false;
  const watchAfter = (afterMs: number) => {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(watch, afterMs);
  };
  const isConnecting = () => {
    onLive('connecting');
    watchAfter(GIVE_UP_AFTER_MS);
  };
  const isInterrupted = () => {
    onLive('interrupted');
    watchAfter(RESUBSCRIBE_AFTER_MS);
  };
  const isStanding = () => {
    if (!isWatching) return;
    clearTimeout(retryTimer);
    onLive('live');
    onStanding();
  };
  const watch = () => {
    stop();
    isWatching = true;
    isConnecting();
    stop = watchGuestRequests(scope, onRequest, () => {
      isWatching = false;
      isInterrupted();
    });
  };
  const stopListening = Hub.listen('api', ({ payload }) => {
    if (payload.event === SUBSCRIPTION_ACK) return isStanding();
    if (payload.event !== CONNECTION_STATE_CHANGE) return;
    const state = (payload.data as { connectionState?: ConnectionState }).connectionState;
    if (state === ConnectionState.Connected) return isStanding();
    if (state === ConnectionState.Connecting) return isConnecting();
    isInterrupted();
  });
  watch();
  return () => {
    clearTimeout(retryTimer);
    stop();
    stopListening();
  };
};
