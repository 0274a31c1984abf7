type Attribute = { type: string; value: string };
type Attributes = Record<string, Attribute>;
type Values = (string | number | boolean | null)[];

/**
 * Whether a subscription's filter policy lets a message pass: every named key must match one of its conditions.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
export function passesFilterPolicy(policy: Record<string, unknown> | undefined, attributes: Attributes): boolean {
  return matchesAll(policy ?? {}, (key) => valuesOf(attributes[key]));
}

/** The same for policies on the message's JSON body (FilterPolicyScope MessageBody). */
export function passesBodyPolicy(policy: Record<string, unknown>, body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  if (Array.isArray(body)) return body.some((element) => passesBodyPolicy(policy, element));
  const fields = body as Record<string, unknown>;
  const [nested, flat] = splitNested(policy);
  return matchesAll(flat, (key) => scalarsOf(fields[key])) && nested.every(([key, inner]) => passesBodyPolicy(inner, fields[key]));
}

function matchesAll(policy: Record<string, unknown>, read: (key: string) => Values | undefined): boolean {
  return Object.entries(policy).every(([key, conditions]) => {
    if (key === '$or') return Array.isArray(conditions) && conditions.some((branch) => matchesAll(branch as Record<string, unknown>, read));
    return Array.isArray(conditions) && conditions.some((condition) => matches(condition, read(key)));
  });
}

function matches(condition: unknown, values: Values | undefined): boolean {
  if (typeof condition !== 'object' || condition === null) return (values ?? []).some((value) => value === condition);
  const [[operator, operand] = ['', undefined]] = Object.entries(condition);
  if (operator === 'exists') return (values !== undefined) === operand;
  if (!values) return false;
  if (operator === 'anything-but') return values.every((value) => !isAnyOf(operand, value));
  return values.some((value) => matchesOperator(operator, operand, value));
}

function matchesOperator(operator: string, operand: unknown, value: Values[number]): boolean {
  if (operator === 'numeric') return typeof value === 'number' && Array.isArray(operand) && isWithin(value, operand);
  if (typeof value !== 'string' || typeof operand !== 'string') return false;
  if (operator === 'prefix') return value.startsWith(operand);
  if (operator === 'suffix') return value.endsWith(operand);
  return operator === 'equals-ignore-case' && value.toLowerCase() === operand.toLowerCase();
}

/** `anything-but` takes a value, a list of them, or a prefix or suffix. */
function isAnyOf(operand: unknown, value: Values[number]): boolean {
  if (Array.isArray(operand)) return operand.includes(value);
  if (typeof operand === 'object' && operand !== null)
    return Object.entries(operand).some(([operator, inner]) => matchesOperator(operator, inner, value));
  return operand === value;
}

/** `[">=", 0, "<", 100]`. */
function isWithin(value: number, bounds: unknown[]): boolean {
  for (let index = 0; index < bounds.length; index += 2) {
    const bound = Number(bounds[index + 1]);
    const holds = { '=': value === bound, '>': value > bound, '>=': value >= bound, '<': value < bound, '<=': value <= bound }[
      String(bounds[index])
    ];
    if (!holds) return false;
  }
  return bounds.length > 0;
}

function valuesOf(attribute: Attribute | undefined): Values | undefined {
  if (!attribute) return undefined;
  if (attribute.type.startsWith('Number')) return [Number(attribute.value)];
  if (attribute.type !== 'String.Array') return [attribute.value];
  const parsed: unknown = JSON.parse(attribute.value);
  return Array.isArray(parsed) ? (parsed as Values) : [parsed as Values[number]];
}

function scalarsOf(value: unknown): Values | undefined {
  if (value === undefined) return undefined;
  return (Array.isArray(value) ? value : [value]).filter((item): item is Values[number] => item === null || typeof item !== 'object');
}

function splitNested(policy: Record<string, unknown>): [[string, Record<string, unknown>][], Record<string, unknown>] {
  const isNested = (entry: [string, unknown]): entry is [string, Record<string, unknown>] =>
    typeof entry[1] === 'object' && entry[1] !== null && !Array.isArray(entry[1]);
  const entries = Object.entries(policy);
  return [entries.filter(isNested), Object.fromEntries(entries.filter((entry) => !isNested(entry)))];
}
