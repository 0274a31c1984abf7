import type { FilterOperator, SubscriptionFilter } from '../subscriptions/subscription.ts';
import { isFilterOperator } from './filter-matcher.ts';
import { FILTER_LIMITS } from './limits.ts';

type Rule = SubscriptionFilter['filterGroup'][number]['filters'][number];

const isText = (value: unknown): boolean => typeof value === 'string';
const isOrderable = (value: unknown): boolean => typeof value === 'number' || isText(value);
const isEquatable = (value: unknown): boolean => typeof value === 'boolean' || isOrderable(value);
const isListOfOrderable = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isOrderable);

const ACCEPTS: Record<FilterOperator, (value: unknown) => boolean> = {
  eq: isEquatable,
  ne: isEquatable,
  lt: isOrderable,
  le: isOrderable,
  gt: isOrderable,
  ge: isOrderable,
  contains: isOrderable,
  notContains: isOrderable,
  beginsWith: isText,
  in: isListOfOrderable,
  notIn: isListOfOrderable,
  containsAny: isListOfOrderable,
  between: (value) => Array.isArray(value) && value.length === 2 && value.every(isOrderable),
};

const MAX_VALUES: Partial<Record<FilterOperator, number>> = {
  in: FILTER_LIMITS.inValues,
  notIn: FILTER_LIMITS.inValues,
  containsAny: FILTER_LIMITS.containsAnyValues,
};

const isTooLong = (value: unknown): boolean => typeof value === 'string' && value.length > FILTER_LIMITS.stringLength;

const findRuleFault = ({ fieldName, operator, value }: Rule): string | undefined => {
  if (typeof fieldName !== 'string' || fieldName === '') return 'subscription filter has no field name.';
  if ([fieldName, value].flat().some(isTooLong)) {
    return `subscription filter exceeds maximum string length ${FILTER_LIMITS.stringLength} for field \`${fieldName}\`.`;
  }
  // AWS ignores such a rule in silence, which lets everything or nothing pass; a sandbox had better say so.
  if (fieldName.split('.').length > FILTER_LIMITS.depth) {
    return `subscription filter exceeds maximum nesting level ${FILTER_LIMITS.depth} for field \`${fieldName}\`.`;
  }
  if (!isFilterOperator(operator)) return `subscription filter has invalid operator \`${String(operator)}\`.`;
  const maxValues = MAX_VALUES[operator];
  if (maxValues !== undefined && Array.isArray(value) && value.length > maxValues) {
    return `subscription exceeds maximum value limit ${maxValues} for operator \`${operator}\`.`;
  }
  if (!ACCEPTS[operator](value)) return `subscription filter has invalid filter value for operator \`${operator}\`.`;
  return undefined;
};

/** AppSync multiplies every `in` out: two rules `in` with 2 and 3 values make 6 alternatives. */
const countAlternatives = (rules: Rule[]): number =>
  rules.reduce((product, { operator, value }) => (operator === 'in' && Array.isArray(value) ? product * value.length : product), 1);

/** What AppSync objects to in an enhanced filter when the subscription starts (errorCode 400); undefined when it is sound. */
export const findFilterFault = ({ filterGroup }: SubscriptionFilter): string | undefined => {
  if (!Array.isArray(filterGroup) || !filterGroup.every((group) => Array.isArray(group?.filters))) {
    return 'subscription filter must be an object with a filterGroup of filters.';
  }
  for (const { filters } of filterGroup) {
    for (const rule of filters) {
      const fault = findRuleFault(rule);
      if (fault !== undefined) return fault;
    }
    if (new Set(filters.map((rule) => rule.fieldName)).size > FILTER_LIMITS.attributes) {
      return `Filters exceed maximum attributes limit ${FILTER_LIMITS.attributes} for subscription.`;
    }
  }
  const alternatives = filterGroup.reduce((sum, { filters }) => sum + countAlternatives(filters), 0);
  if (alternatives > FILTER_LIMITS.alternatives)
    return `Filters exceed maximum filters limit ${FILTER_LIMITS.alternatives} for subscription.`;
  return undefined;
};
