import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesFilter } from '../../../../local/appsync/realtime/filter-matcher.ts';
import type { FilterOperator } from '../../../../local/appsync/subscriptions/subscription.ts';

const filterOf = (...groups: [fieldName: string, operator: FilterOperator, value: unknown][][]) => ({
  filterGroup: groups.map((rules) => ({ filters: rules.map(([fieldName, operator, value]) => ({ fieldName, operator, value })) })),
});

const request = { severity: 3, area: 'Hall A', urgent: true, tags: ['vip', 'food'], place: { hall: { name: 'North' } }, note: null };

describe('an enhanced filter', () => {
  it.each<[FilterOperator, string, unknown, boolean]>([
    ['eq', 'severity', 3, true],
    ['eq', 'severity', '3', false],
    ['eq', 'urgent', true, true],
    ['ne', 'area', 'Hall B', true],
    ['ne', 'area', 'Hall A', false],
    ['lt', 'severity', 4, true],
    ['lt', 'severity', 3, false],
    ['le', 'severity', 3, true],
    ['le', 'severity', 2, false],
    ['gt', 'severity', 2, true],
    ['gt', 'severity', 3, false],
    ['ge', 'severity', 3, true],
    ['ge', 'severity', 4, false],
    ['ge', 'area', 'Hall', true],
    ['gt', 'area', 5, false],
    ['between', 'severity', [2, 4], true],
    ['between', 'severity', [3, 5], false],
    ['beginsWith', 'area', 'Hall', true],
    ['beginsWith', 'area', 'hall', false],
    ['beginsWith', 'severity', '3', false],
    ['contains', 'area', 'll', true],
    ['contains', 'tags', 'food', true],
    ['contains', 'tags', 'foo', false],
    ['notContains', 'tags', 'drink', true],
    ['notContains', 'tags', 'food', false],
    ['in', 'severity', [1, 3], true],
    ['in', 'severity', [1, 2], false],
    ['notIn', 'severity', [1, 2], true],
    ['notIn', 'severity', [1, 3], false],
    ['containsAny', 'tags', ['drink', 'vip'], true],
    ['containsAny', 'tags', ['drink'], false],
    ['containsAny', 'area', ['Hall A'], false],
    ['eq', 'place.hall.name', 'North', true],
    ['eq', 'place.hall.name', 'South', false],
  ])('%s of %s and %j is %s', (operator, fieldName, value, expected) => {
    expect(matchesFilter(filterOf([[fieldName, operator, value]]), request)).toBe(expected);
  });

  it.each<[FilterOperator, unknown]>([
    ['ne', 'x'],
    ['notIn', ['x']],
    ['notContains', 'x'],
    ['eq', 'x'],
  ])('with %s passes no field that is null or missing', (operator, value) => {
    expect(matchesFilter(filterOf([['note', operator, value]]), request)).toBe(false);
    expect(matchesFilter(filterOf([['unselected.field', operator, value]]), request)).toBe(false);
  });

  it('joins the rules of a group by AND and the groups by OR', () => {
    const isNorth: [string, FilterOperator, unknown] = ['place.hall.name', 'eq', 'North'];
    const isMild: [string, FilterOperator, unknown] = ['severity', 'lt', 2];
    expect(matchesFilter(filterOf([isNorth, isMild]), request)).toBe(false);
    expect(matchesFilter(filterOf([isNorth], [isMild]), request)).toBe(true);
    expect(matchesFilter(filterOf([isMild], [isMild]), request)).toBe(false);
  });

  it('without any group lets everything pass', () => {
    expect(matchesFilter({ filterGroup: [] }, request)).toBe(true);
  });

  it('ignores a result that is a list, as AppSync does', () => {
    expect(matchesFilter(filterOf([['severity', 'eq', 3]]), [request])).toBe(false);
  });

  it('never lets a value pass both an operator and its opposite', () => {
    const scalar = fc.oneof(fc.integer(), fc.string(), fc.boolean());
    const pairs: [FilterOperator, FilterOperator][] = [
      ['eq', 'ne'],
      ['lt', 'ge'],
      ['gt', 'le'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...pairs), scalar, scalar, ([one, other], value, operand) => {
        const passes = (operator: FilterOperator) => matchesFilter(filterOf([['f', operator, operand]]), { f: value });
        expect(passes(one) && passes(other)).toBe(false);
      }),
    );
  });
});
