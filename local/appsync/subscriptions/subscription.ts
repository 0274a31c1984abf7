import type { Caller } from '../auth/caller.ts';
import type { GraphqlErrorEntry, GraphqlResult } from '../graphql-error.ts';

/** Operators of an enhanced filter, as `extensions.setSubscriptionFilter` takes them. */
export type FilterOperator =
  'eq' | 'ne' | 'le' | 'lt' | 'ge' | 'gt' | 'contains' | 'notContains' | 'containsAny' | 'in' | 'notIn' | 'beginsWith' | 'between';

/** Groups are joined by OR, the filters of one group by AND. */
export type SubscriptionFilter = {
  filterGroup: { filters: { fieldName: string; operator: FilterOperator; value: unknown }[] }[];
};

/** A subscription that its resolver has let pass. */
export type Subscription = {
  /** Field of type Subscription, e.g. onCheckIn. */
  fieldName: string;
  /** Alias of the field, or its name: the key of `data` in every delivery. */
  responseKey: string;
  /** Arguments of the field, coerced. A delivery must match the ones given, unless `filter` is set. */
  arguments: Record<string, unknown>;
  /** Set by the resolver's `extensions.setSubscriptionFilter`; replaces the matching by arguments. */
  filter?: SubscriptionFilter;
  /** Set by the resolver's `extensions.setSubscriptionInvalidationFilter`. */
  invalidationFilter?: SubscriptionFilter;
  /** Names of the mutations that feed it (`@aws_subscribe`). */
  mutations: readonly string[];
  /** What the subscriber gets for a mutation's result: the subscription's own selection of it, with field authorization. */
  project(result: unknown): GraphqlResult;
};

export type SubscribeOutcome = { subscription: Subscription } | { errors: GraphqlErrorEntry[] };

/** A mutation's field that resolved to an object. */
export type MutationEvent = {
  fieldName: string;
  /** By field name (not alias), limited to the mutation's selection set, serialized. */
  result: unknown;
  arguments: Record<string, unknown>;
  caller: Caller;
};

/** Asked for by `extensions.invalidateSubscriptions` in a mutation's resolver: ends subscriptions whose invalidation filter matches. */
export type InvalidationEvent = { subscriptionField: string; payload: Record<string, unknown> };
