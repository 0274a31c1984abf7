import { CONNECTION_STATE_CHANGE } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';

const ENDED = new Set(['Disconnected', 'ConnectionDisrupted']);

/** The part of the client's observables that is used here; `forEach` is what the type of their items is read from. */
export type Observable<Item> = {
  forEach(next: (item: Item) => void): Promise<void>;
  subscribe(observer: { next(item: NoInfer<Item>): void; error(error: unknown): void }): { unsubscribe(): void };
};

export type Subscriber<Item> = {
  /** The next item in the order of arrival. Rejects when the subscription fails. */
  next(): Promise<Item>;
  stop(): void;
};

/** What AppSync said when it refused or ended a subscription; the client wraps it in a message. */
class SubscriptionRefused extends Error {
  readonly errors: { message: string }[];

  constructor(cause: unknown) {
    const errors = (cause as { errors?: { message: string }[]; error?: { errors?: { message: string }[] } }).errors ?? [];
    super(errors.map(({ message }) => message).join('; ') || String(cause), { cause });
    this.errors = errors;
  }
}

/** Subscribes and waits until AppSync has confirmed it, so that what is mutated from here on arrives. */
export const subscribeTo = async <Item>(observable: Observable<Item>): Promise<Subscriber<Item>> => {
  const arrived: Item[] = [];
  const waiting: { resolve(item: Item): void; reject(error: unknown): void }[] = [];
  let failure: SubscriptionRefused | undefined;
  let confirm: () => void = () => undefined;
  let refuse: (error: unknown) => void = () => undefined;
  const confirmed = new Promise<void>((resolve, reject) => {
    confirm = resolve;
    refuse = reject;
  });
  let endConnection: () => void = () => undefined;
  const connectionEnded = new Promise<void>((resolve) => (endConnection = resolve));
  const stopListening = Hub.listen('api', ({ payload }) => {
    if (payload.event === 'Subscription ack') confirm();
    const { connectionState } = (payload.data ?? {}) as { connectionState?: string };
    if (payload.event === CONNECTION_STATE_CHANGE && connectionState !== undefined && ENDED.has(connectionState)) endConnection();
  });
  const subscription = observable.subscribe({
    next: (item) => {
      const waiter = waiting.shift();
      if (waiter) waiter.resolve(item);
      else arrived.push(item);
    },
    error: (error) => {
      failure = new SubscriptionRefused(error);
      refuse(failure);
      for (const waiter of waiting.splice(0)) waiter.reject(failure);
    },
  });
  try {
    await confirmed;
  } catch (error) {
    // The client ends the shared connection when AppSync says Unauthorized; what is started on it meanwhile gets lost.
    if (error instanceof SubscriptionRefused && /Unauthorized/.test(error.message)) await connectionEnded;
    throw error;
  } finally {
    stopListening();
  }
  return {
    next: () => {
      const item = arrived.shift();
      if (item !== undefined) return Promise.resolve(item);
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    stop: () => subscription.unsubscribe(),
  };
};
