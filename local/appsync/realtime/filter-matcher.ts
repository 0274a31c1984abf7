import type { FilterOperator, SubscriptionFilter } from '../subscriptions/subscription.ts';

type Scalar = string | number | boolean;

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

/** The value at `a.b.c`; undefined when a level is missing, null or a list. */
const readPath = (result: unknown, fieldName: string): unknown => {
  let value = result;
  for (const name of fieldName.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
};

/** Order of two values of the same type; undefined when they cannot be compared. */
const compare = (left: unknown, right: unknown): number | undefined => {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : Number(left > right);
  return undefined;
};

const ordered = (value: unknown, bound: unknown, test: (order: number) => boolean): boolean => {
  const order = compare(value, bound);
  return order !== undefined && test(order);
};

const holds = (value: unknown, part: unknown): boolean =>
  Array.isArray(value) ? value.includes(part) : typeof value === 'string' && value.includes(String(part));

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const OPERATORS: Record<FilterOperator, (value: unknown, operand: unknown) => boolean> = {
  eq: (value, operand) => value === operand,
  ne: (value, operand) => value !== operand,
  lt: (value, operand) => ordered(value, operand, (order) => order < 0),
  le: (value, operand) => ordered(value, operand, (order) => order <= 0),
  gt: (value, operand) => ordered(value, operand, (order) => order > 0),
  ge: (value, operand) => ordered(value, operand, (order) => order >= 0),
  // AppSync documents [1,5] as 2, 3 and 4: the bounds themselves are not between.
  between: (value, operand) => {
    const [low, high] = list(operand);
    return ordered(value, low, (order) => order > 0) && ordered(value, high, (order) => order < 0);
  },
  beginsWith: (value, operand) => typeof value === 'string' && typeof operand === 'string' && value.startsWith(operand),
  contains: holds,
  notContains: (value, operand) => !holds(value, operand),
  in: (value, operand) => list(operand).includes(value),
  notIn: (value, operand) => !list(operand).includes(value),
  containsAny: (value, operand) => list(value).some((element) => list(operand).includes(element)),
};

/**
 * Whether a mutation's result passes an enhanced filter: any group, of which every filter holds. AppSync ignores
 * results that are lists. A field that is null or that the mutation did not select passes no operator, also not `ne`:
 * AWS does not say what happens then, and a screen must not come to rely on it.
 */
export const matchesFilter = (filter: SubscriptionFilter, result: unknown): boolean => {
  if (Array.isArray(result)) return false;
  if (filter.filterGroup.length === 0) return true;
  return filter.filterGroup.some(({ filters }) =>
    filters.every(({ fieldName, operator, value: operand }) => {
      const value = readPath(result, fieldName);
      return (isScalar(value) || Array.isArray(value)) && OPERATORS[operator](value, operand);
    }),
  );
};

export const isFilterOperator = (operator: string): operator is FilterOperator => Object.hasOwn(OPERATORS, operator);
