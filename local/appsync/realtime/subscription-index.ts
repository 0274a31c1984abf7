import type { Subscription } from '../subscriptions/subscription.ts';

/** A subscription on an open connection. */
export type ActiveSubscription = {
  /** Chosen by the client; unique on its connection. */
  id: string;
  subscription: Subscription;
  /** Equal keys get equal payloads for the same result. */
  projectionKey: string;
  /** Sends one frame to the subscriber. */
  send(message: string): void;
  /** Forgets the subscription, without a word to the client. */
  remove(): void;
};

const addTo = (index: Map<string, Set<ActiveSubscription>>, key: string, active: ActiveSubscription): void => {
  const known = index.get(key);
  if (known) known.add(active);
  else index.set(key, new Set([active]));
};

const removeFrom = (index: Map<string, Set<ActiveSubscription>>, key: string, active: ActiveSubscription): void => {
  const known = index.get(key);
  known?.delete(active);
  if (known?.size === 0) index.delete(key);
};

/** Active subscriptions by the mutations that feed them, so that a mutation looks at those alone. */
export class SubscriptionIndex {
  readonly #byMutation = new Map<string, Set<ActiveSubscription>>();
  readonly #byField = new Map<string, Set<ActiveSubscription>>();

  add(active: ActiveSubscription): void {
    for (const mutation of active.subscription.mutations) addTo(this.#byMutation, mutation, active);
    addTo(this.#byField, active.subscription.fieldName, active);
  }

  remove(active: ActiveSubscription): void {
    for (const mutation of active.subscription.mutations) removeFrom(this.#byMutation, mutation, active);
    removeFrom(this.#byField, active.subscription.fieldName, active);
  }

  /** A copy, so that a socket which ends during delivery does not disturb the walk. */
  fedBy(mutation: string): ActiveSubscription[] {
    return [...(this.#byMutation.get(mutation) ?? [])];
  }

  onField(fieldName: string): ActiveSubscription[] {
    return [...(this.#byField.get(fieldName) ?? [])];
  }
}
