import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/data';
import { Hub } from 'aws-amplify/utils';

/** Whether what a screen shows is up to date. */
export type LiveState = 'connecting' | 'live' | 'interrupted';

/** What Amplify says on its Hub when a subscription stands; its constant is not exported. */
const SUBSCRIPTION_ACK = 'Subscription ack';
/**
 * In milliseconds. A subscription may end for good (an expired token, a restarted server), and Amplify itself tries a lost
 * connection again after five seconds and then once a minute only: nobody can wait for that.
 */
const RESUBSCRIBE_AFTER_MS = 6_000;
/** In milliseconds: Amplify gives a slow network 15 seconds to confirm a subscription. */
const GIVE_UP_AFTER_MS = 20_000;
/** In milliseconds: lists are indexes, which follow the writes with a delay. What was written just before the subscription stood is in them by then. */
const READ_AGAIN_AFTER_MS = 4_000;

type Listener = {
  /** Nothing was announced before the subscription stood: each time that it does, and once more shortly after, what was missed has to be read. */
  onStale: () => void;
  onLive?: (live: LiveState) => void;
};

/**
 * Keeps a subscription open until the function that it gives is called.
 * @param watch - opens it, says through `onEnd` that it ended for good, and gives what closes it.
 */
export const keepSubscribed = (watch: (onEnd: () => void) => () => void, { onStale, onLive = () => {} }: Listener): (() => void) => {
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let readAgainTimer: ReturnType<typeof setTimeout> | undefined;
  let stop: () => void = () => {};
  /** False once the subscription ended for good: what Amplify then says is about another one. */
  let isWatching = false;
  const openAfter = (afterMs: number) => {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(open, afterMs);
  };
  const isConnecting = () => {
    onLive('connecting');
    openAfter(GIVE_UP_AFTER_MS);
  };
  const isInterrupted = () => {
    onLive('interrupted');
    openAfter(RESUBSCRIBE_AFTER_MS);
  };
  const isStanding = () => {
    if (!isWatching) return;
    clearTimeout(retryTimer);
    onLive('live');
    onStale();
    clearTimeout(readAgainTimer);
    readAgainTimer = setTimeout(onStale, READ_AGAIN_AFTER_MS);
  };
  const open = () => {
    stop();
    isWatching = true;
    isConnecting();
    stop = watch(() => {
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
  open();
  return () => {
    clearTimeout(retryTimer);
    clearTimeout(readAgainTimer);
    stop();
    stopListening();
  };
};
