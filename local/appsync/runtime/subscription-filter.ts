import type { FilterOperator, SubscriptionFilter } from '../subscriptions/subscription.ts';

type Rule = { fieldName: string; operator: FilterOperator; value: unknown };

const OPERATORS = new Set<string>([
  'eq',
  'ne',
  'le',
  'lt',
  'ge',
  'gt',
  'contains',
  'notContains',
  'containsAny',
  'in',
  'notIn',
  'beginsWith',
  'between',
]);
/** https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html */
const MAX_GROUPS = 10;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `util.transform.toSubscriptionFilter`: a filter with `and` and `or` as groups joined by OR. Fields in `ignoredFields`
 * are left out; `rules` are required of every group.
 */
export const toSubscriptionFilter = (filter: unknown, ignoredFields: string[] = [], rules: unknown = undefined): SubscriptionFilter => {
  const ignored = new Set(ignoredFields);
  const required = isObject(rules) ? flatten(alternatives(rules, new Set())) : [];
  const groups = isObject(filter) ? alternatives(filter, ignored) : [[]];
  const filled = groups.map((group) => [...group, ...required]).filter((group) => group.length > 0);
  if (filled.length > MAX_GROUPS)
    throw new TypeError(`A subscription filter has at most ${MAX_GROUPS} groups, this one has ${filled.length}`);
  return { filterGroup: filled.map((filters) => ({ filters })) };
};

/** Disjunctive normal form: every entry is one group of rules that must all hold. */
const alternatives = (filter: Record<string, unknown>, ignored: Set<string>): Rule[][] => {
  let groups: Rule[][] = [[]];
  for (const [key, value] of Object.entries(filter)) {
    if (ignored.has(key) || value === null || value === undefined) continue;
    groups = product(groups, entryAlternatives(key, value, ignored));
  }
  return groups;
};

const entryAlternatives = (key: string, value: unknown, ignored: Set<string>): Rule[][] => {
  const nested = (Array.isArray(value) ? value : [value]).filter(isObject);
  if (key === 'or') return nested.length === 0 ? [[]] : nested.flatMap((entry) => alternatives(entry, ignored));
  if (key === 'and') return nested.reduce<Rule[][]>((groups, entry) => product(groups, alternatives(entry, ignored)), [[]]);
  if (!isObject(value)) throw new TypeError(`The subscription filter of field '${key}' must be an object of operators`);
  return [Object.entries(value).flatMap(([operator, operand]) => rulesOf(key, operator, operand))];
};

const rulesOf = (fieldName: string, operator: string, value: unknown): Rule[] => {
  if (value === undefined) return [];
  if (OPERATORS.has(operator)) return [{ fieldName, operator: operator as FilterOperator, value }];
  if (!isObject(value)) throw new TypeError(`Unknown subscription filter operator '${operator}' on field '${fieldName}'`);
  return Object.entries(value).flatMap(([nested, operand]) => rulesOf(`${fieldName}.${operator}`, nested, operand));
};

const product = (left: Rule[][], right: Rule[][]): Rule[][] => left.flatMap((a) => right.map((b) => [...a, ...b]));

const flatten = (groups: Rule[][]): Rule[] => groups.flat();
