import type { LogStore, Meter } from '../../ports.ts';
import type { InvalidationEvent, MutationEvent } from '../subscriptions/subscription.ts';
import { matchesArguments } from './argument-matcher.ts';
import { matchesFilter } from './filter-matcher.ts';
import { MAX_PAYLOAD_BYTES } from './limits.ts';
import { complete, dataMessage, serializePayload } from './server-message.ts';
import type { ActiveSubscription, SubscriptionIndex } from './subscription-index.ts';

export type RealtimeLog = Pick<LogStore, 'write'>;

const isWanted = ({ subscription }: ActiveSubscription, result: unknown): boolean =>
  subscription.filter ? matchesFilter(subscription.filter, result) : matchesArguments(subscription.arguments, result);

/** The payload for one kind of subscriber; undefined, with a line in the log, when there is nothing to deliver. */
const makePayload = ({ subscription }: ActiveSubscription, event: MutationEvent, log: RealtimeLog): string | undefined => {
  let payload: string;
  try {
    payload = serializePayload(subscription.project(event.result));
  } catch (error) {
    // The mutation has succeeded and its other subscribers wait: a fault here is reported, not thrown at them.
    log.write({ source: 'appsync', level: 'error', text: `${subscription.fieldName}: the payload cannot be made: ${String(error)}` });
    return undefined;
  }
  const bytes = Buffer.byteLength(payload);
  if (bytes <= MAX_PAYLOAD_BYTES) return payload;
  const text = `${subscription.fieldName}: not delivered, the payload of ${event.fieldName} has ${bytes} bytes and AppSync takes ${MAX_PAYLOAD_BYTES}`;
  log.write({ source: 'appsync', level: 'warn', text });
  return undefined;
};

/** Sends a mutation's result to everyone who subscribed to it and whose filter it passes. */
export const deliverMutation = (index: SubscriptionIndex, event: MutationEvent, log: RealtimeLog, meter?: Meter): void => {
  const payloads = new Map<string, string | undefined>();
  for (const active of index.fedBy(event.fieldName)) {
    if (!isWanted(active, event.result)) continue;
    if (!payloads.has(active.projectionKey)) payloads.set(active.projectionKey, makePayload(active, event, log));
    const payload = payloads.get(active.projectionKey);
    if (payload === undefined) continue;
    active.send(dataMessage(active.id, payload));
    meter?.count({ kind: 'DELIVERY', field: active.subscription.fieldName, bytes: Buffer.byteLength(payload) });
  }
};

/** Ends the subscriptions of a field whose invalidation filter matches what a mutation named. */
export const invalidateSubscriptions = (index: SubscriptionIndex, { subscriptionField, payload }: InvalidationEvent): void => {
  for (const active of index.onField(subscriptionField)) {
    const { invalidationFilter } = active.subscription;
    if (!invalidationFilter || !matchesFilter(invalidationFilter, payload)) continue;
    active.remove();
    active.send(complete(active.id));
  }
};
