import { SandboxError } from '../sandbox-error.ts';

/**
 * Lambda's event filtering: which records of a stream a function wants to see.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export type EventFilter = (event: unknown) => boolean;

type ValueTest = (value: unknown) => boolean;
type Json = Record<string, unknown>;

/** A record passes when any pattern matches; without patterns all pass. Throws TEMPLATE_UNSUPPORTED for unknown operators. */
export function compileFilters(patterns: string[]): EventFilter {
  const filters = patterns.map((pattern) => compilePattern(parsePattern(pattern)));
  return (event) => filters.length === 0 || filters.some((filter) => filter(event));
}

function parsePattern(text: string): Json {
  try {
    const pattern: unknown = JSON.parse(text);
    if (isObject(pattern)) return pattern;
  } catch (cause) {
    throw unsupported(`The event filter ${text} is no JSON.`, cause);
  }
  throw unsupported(`The event filter ${text} is no JSON object.`);
}

/** All keys of a pattern must match; `$or` holds when one of its patterns does. */
function compilePattern(pattern: Json): EventFilter {
  const tests = Object.entries(pattern).map(([key, rule]): EventFilter => {
    if (key === '$or' && Array.isArray(rule)) {
      const alternatives = rule.map((alternative) => compilePattern(asObject(alternative)));
      return (event) => alternatives.some((alternative) => alternative(event));
    }
    if (Array.isArray(rule)) {
      const leaf = compileLeaf(rule);
      return (event) => leaf(isObject(event) ? event[key] : undefined);
    }
    const nested = compilePattern(asObject(rule));
    return (event) => {
      const child = isObject(event) ? event[key] : undefined;
      return Array.isArray(child) ? child.some(nested) : nested(child);
    };
  });
  return (event) => tests.every((test) => test(event));
}

/** The rules of a leaf are alternatives. A list in the event matches when one of its elements does. */
function compileLeaf(rules: unknown[]): ValueTest {
  const tests = rules.map(compileRule);
  return (value) => tests.some((test) => test(value));
}

function compileRule(rule: unknown): ValueTest {
  if (!isObject(rule)) return anyElement((value) => value === rule);
  const [entry, ...others] = Object.entries(rule);
  if (!entry || others.length > 0) throw unsupported(`An event filter's rule has exactly one operator: ${JSON.stringify(rule)}.`);
  const [operator, operand] = entry;
  if (operator === 'exists') return operand === true ? isLeaf : (value) => !isLeaf(value);
  if (operator === 'anything-but') return anyElement(compileAnythingBut(operand));
  return anyElement(compileOperator(operator, operand));
}

function compileOperator(operator: string, operand: unknown): ValueTest {
  if ((operator === 'prefix' || operator === 'suffix') && isObject(operand)) {
    const folded = lowerCase(operand['equals-ignore-case'], operator);
    return (value) =>
      typeof value === 'string' && (operator === 'prefix' ? value.toLowerCase().startsWith(folded) : value.toLowerCase().endsWith(folded));
  }
  if (operator === 'prefix' && typeof operand === 'string') return (value) => typeof value === 'string' && value.startsWith(operand);
  if (operator === 'suffix' && typeof operand === 'string') return (value) => typeof value === 'string' && value.endsWith(operand);
  if (operator === 'equals-ignore-case') {
    const folded = lowerCase(operand, operator);
    return (value) => typeof value === 'string' && value.toLowerCase() === folded;
  }
  if (operator === 'wildcard' && typeof operand === 'string') return compileWildcard(operand);
  if (operator === 'numeric' && Array.isArray(operand)) return compileNumeric(operand);
  throw unsupported(`The sandbox does not know the event filter's operator ${JSON.stringify({ [operator]: operand })}.`);
}

function compileAnythingBut(operand: unknown): ValueTest {
  if (isObject(operand)) {
    const [[operator, value] = ['', undefined]] = Object.entries(operand);
    const excluded = (Array.isArray(value) ? value : [value]).map((one) => compileOperator(operator, one));
    return (candidate) => isLeaf(candidate) && !excluded.some((test) => test(candidate));
  }
  const excluded = new Set(Array.isArray(operand) ? operand : [operand]);
  return (value) => isLeaf(value) && !excluded.has(value);
}

/** e.g. [">", 0, "<=", 5]. Numbers of DynamoDB's items arrive as strings and never match, as in AWS. */
function compileNumeric(operand: unknown[]): ValueTest {
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const limit = operand[index + 1];
    if (typeof limit !== 'number') throw unsupported(`The event filter's numeric rule ${JSON.stringify(operand)} is incomplete.`);
    tests.push(compileComparison(operand[index], limit));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function compileComparison(operator: unknown, limit: number): (value: number) => boolean {
  switch (operator) {
    case '=':
      return (value) => value === limit;
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '>=':
      return (value) => value >= limit;
    default:
      throw unsupported(`The sandbox does not know the event filter's comparison ${String(operator)}.`);
  }
}

function compileWildcard(pattern: string): ValueTest {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`, 's');
  return (value) => typeof value === 'string' && expression.test(value);
}

const anyElement =
  (test: ValueTest): ValueTest =>
  (value) =>
    Array.isArray(value) ? value.some(test) : test(value);

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `exists` and `anything-but` speak of values, not of the objects between. */
const isLeaf = (value: unknown): boolean => value !== undefined && !isObject(value);

function asObject(value: unknown): Json {
  if (isObject(value)) return value;
  throw unsupported(`An event filter's leaves are lists; found ${JSON.stringify(value)}.`);
}

function lowerCase(value: unknown, operator: string): string {
  if (typeof value === 'string') return value.toLowerCase();
  throw unsupported(`The event filter's operator ${operator} takes a string.`);
}

const unsupported = (message: string, cause?: unknown) =>
  new SandboxError({
    code: 'TEMPLATE_UNSUPPORTED',
    message,
    resolution: 'Correct the filter where the backend adds the event source.',
    cause,
  });
