import { describe, expect, it } from 'vitest';
import { findFilterFault } from '../../../../local/appsync/realtime/filter-limits.ts';
import type { FilterOperator, SubscriptionFilter } from '../../../../local/appsync/subscriptions/subscription.ts';

const rule = (fieldName: string, operator: FilterOperator, value: unknown) => ({ fieldName, operator, value });
const filterOf = (...groups: ReturnType<typeof rule>[][]): SubscriptionFilter => ({ filterGroup: groups.map((filters) => ({ filters })) });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('the limits of an enhanced filter', () => {
  it('accept a filter within them', () => {
    const widest = numbers(10).map(() => numbers(5).map((index) => rule(`field${index}`, 'eq', 'x'.repeat(256))));
    expect(findFilterFault(filterOf(...widest))).toBeUndefined();
    expect(findFilterFault(filterOf([rule('a.b.c.d.e', 'in', numbers(5)), rule('tags', 'containsAny', numbers(20))]))).toBeUndefined();
  });

  it.each([
    ['six values of in', filterOf([rule('a', 'in', numbers(6))]), 'subscription exceeds maximum value limit 5 for operator `in`.'],
    ['six values of notIn', filterOf([rule('a', 'notIn', numbers(6))]), 'subscription exceeds maximum value limit 5 for operator `notIn`.'],
    [
      '21 values of containsAny',
      filterOf([rule('a', 'containsAny', numbers(21))]),
      'subscription exceeds maximum value limit 20 for operator `containsAny`.',
    ],
    [
      'six fields in one filter',
      filterOf(numbers(6).map((index) => rule(`field${index}`, 'eq', 1))),
      'Filters exceed maximum attributes limit 5 for subscription.',
    ],
    ['11 filters', filterOf(...numbers(11).map(() => [rule('a', 'eq', 1)])), 'Filters exceed maximum filters limit 10 for subscription.'],
    [
      'in rules that multiply to more than ten',
      filterOf([rule('a', 'in', numbers(4)), rule('b', 'in', numbers(3))]),
      'Filters exceed maximum filters limit 10 for subscription.',
    ],
    [
      'a field six levels deep',
      filterOf([rule('a.b.c.d.e.f', 'eq', 1)]),
      'subscription filter exceeds maximum nesting level 5 for field `a.b.c.d.e.f`.',
    ],
    [
      'a value of 257 characters',
      filterOf([rule('a', 'eq', 'x'.repeat(257))]),
      'subscription filter exceeds maximum string length 256 for field `a`.',
    ],
    ['a null value', filterOf([rule('a', 'eq', null)]), 'subscription filter has invalid filter value for operator `eq`.'],
    ['an empty list', filterOf([rule('a', 'containsAny', [])]), 'subscription filter has invalid filter value for operator `containsAny`.'],
    ['one bound of between', filterOf([rule('a', 'between', [1])]), 'subscription filter has invalid filter value for operator `between`.'],
    ['an unknown operator', filterOf([rule('a', 'like' as FilterOperator, 'x')]), 'subscription filter has invalid operator `like`.'],
    ['no field name', filterOf([rule('', 'eq', 'x')]), 'subscription filter has no field name.'],
    ['another shape', { or: [] } as unknown as SubscriptionFilter, 'subscription filter must be an object with a filterGroup of filters.'],
  ])('refuse %s', (_what, filter, message) => {
    expect(findFilterFault(filter)).toBe(message);
  });
});
