import { ResolverError } from '../resolvers/resolver-error.ts';
import type { InvalidationEvent, SubscriptionFilter } from '../subscriptions/subscription.ts';
import { currentRun } from './current-run.ts';
import { unsupported } from './utilities.ts';

/** Templates pass JSON text, JavaScript resolvers objects. */
const parsed = <T>(value: unknown): T => (typeof value === 'string' ? JSON.parse(value) : structuredClone(value)) as T;

const filterOf = (value: unknown): SubscriptionFilter | undefined => {
  if (value === null || value === undefined) return undefined;
  const filter = parsed<SubscriptionFilter>(value);
  if (!Array.isArray(filter.filterGroup))
    throw new ResolverError('A subscription filter needs a filterGroup', { errorType: 'InvalidFilter' });
  return filter;
};

/** `extensions` of JavaScript resolvers, `$extensions` of templates. */
export const extensions = {
  setSubscriptionFilter: (filter: unknown): string => {
    const parsedFilter = filterOf(filter);
    if (parsedFilter) currentRun().subscriptionFilter = parsedFilter;
    return '';
  },
  setSubscriptionInvalidationFilter: (filter: unknown): string => {
    const parsedFilter = filterOf(filter);
    if (parsedFilter) currentRun().invalidationFilter = parsedFilter;
    return '';
  },
  invalidateSubscriptions: (invalidation: unknown): string => {
    currentRun().invalidations.push(parsed<InvalidationEvent>(invalidation));
    return '';
  },
  evictFromApiCache: (): never => {
    throw unsupported('extensions.evictFromApiCache (API caching)');
  },
};
