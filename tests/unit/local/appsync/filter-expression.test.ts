import { describe, expect, it } from 'vitest';
import { toFilterExpression } from '../../../../local/appsync/runtime/filter-expression.ts';
import { toSubscriptionFilter } from '../../../../local/appsync/runtime/subscription-filter.ts';

describe('a filter as a DynamoDB expression', () => {
  it('joins fields by AND and keeps the placeholder that generated templates rely on', () => {
    expect(toFilterExpression({ name: { beginsWith: 'A' }, age: { ge: 18, lt: 65 } })).toEqual({
      expression: '(begins_with(#name, :name_beginsWith)) AND ((#age >= :age_ge) AND (#age < :age_lt))',
      expressionNames: { '#name': 'name', '#age': 'age' },
      expressionValues: { ':name_beginsWith': { S: 'A' }, ':age_ge': { N: '18' }, ':age_lt': { N: '65' } },
    });
  });

  it.each([
    [{ a: { eq: null } }, '(#a = :a_eq)'],
    [{ a: { ne: 1 } }, '(#a <> :a_ne)'],
    [{ a: { between: [1, 2] } }, '(#a BETWEEN :a_between_1 AND :a_between_2)'],
    [{ a: { in: ['x', 'y'] } }, '(#a IN (:a_in_0, :a_in_1))'],
    [{ a: { contains: 'x' } }, '(contains(#a, :a_contains))'],
    [{ a: { notContains: 'x' } }, '(NOT contains(#a, :a_notContains))'],
    [{ a: { attributeExists: true } }, '(attribute_exists(#a))'],
    [{ a: { attributeExists: false } }, '(attribute_not_exists(#a))'],
    [{ a: { size: { gt: 3 } } }, '(size(#a) > :a_size_gt)'],
    [{ a: { b: { eq: 1 } } }, '(#a.#b = :a_b_eq)'],
    [{ not: { a: { eq: 1 } } }, '(NOT (#a = :a_eq))'],
    [{ and: [{ a: { eq: 1 } }] }, '(#a = :a_eq)'],
    [{ or: [{ a: { eq: 1 } }, { b: { eq: 2 }, c: { eq: 3 } }] }, '((#a = :a_eq) OR ((#b = :b_eq) AND (#c = :c_eq)))'],
    [{}, ''],
    [null, ''],
  ])('writes %j', (filter, expression) => {
    expect(toFilterExpression(filter).expression).toBe(expression);
  });

  it('gives the same field in two branches two values', () => {
    const { expression, expressionValues } = toFilterExpression({ or: [{ a: { eq: 1 } }, { a: { eq: 2 } }] });
    expect(expression).toBe('((#a = :a_eq) OR (#a = :a_eq_1))');
    expect(expressionValues).toEqual({ ':a_eq': { N: '1' }, ':a_eq_1': { N: '2' } });
  });

  it('refuses an operator that does not exist', () => {
    expect(() => toFilterExpression({ a: { like: 'x' } })).toThrow("Unknown filter operator 'like' on field 'a'");
  });
});

describe('a filter as a subscription filter', () => {
  it('makes groups of its alternatives and requires the rules of each', () => {
    const filter = { area: { eq: 'Hall' }, or: [{ state: { eq: 'OPEN' } }, { priority: { gt: 2 } }], eventId: { eq: 'mine' } };
    expect(toSubscriptionFilter(filter, ['eventId'], { eventId: { eq: 'E1' } })).toEqual({
      filterGroup: [
        {
          filters: [
            { fieldName: 'area', operator: 'eq', value: 'Hall' },
            { fieldName: 'state', operator: 'eq', value: 'OPEN' },
            { fieldName: 'eventId', operator: 'eq', value: 'E1' },
          ],
        },
        {
          filters: [
            { fieldName: 'area', operator: 'eq', value: 'Hall' },
            { fieldName: 'priority', operator: 'gt', value: 2 },
            { fieldName: 'eventId', operator: 'eq', value: 'E1' },
          ],
        },
      ],
    });
  });

  it('refuses more groups than AppSync takes', () => {
    const or = Array.from({ length: 11 }, (_, index) => ({ a: { eq: index } }));
    expect(() => toSubscriptionFilter({ or })).toThrow('at most 10 groups');
  });
});
