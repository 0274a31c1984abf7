/** A value as DynamoDB's wire protocol has it: `{ S: … }`, `{ N: … }` and so on. */
export type AttributeValue = Record<string, unknown>;
export type AttributeMap = Record<string, AttributeValue>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `util.dynamodb.toDynamoDB`: AppSync keeps empty strings, and drops nothing but undefined. */
export const toAttributeValue = (value: unknown): AttributeValue => {
  if (value === null || value === undefined) return { NULL: null };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' || typeof value === 'bigint') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(toAttributeValue) };
  if (isObject(value)) return { M: toAttributeMap(value) };
  throw new TypeError(`Cannot convert a ${typeof value} to a DynamoDB value`);
};

export const toAttributeMap = (values: object): AttributeMap => {
  const map: AttributeMap = {};
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) map[key] = toAttributeValue(value);
  }
  return map;
};

/** What a resolver wrote by hand, made fit for the wire: numbers inside `N` become strings, `{ NULL: null }` becomes true. */
export const toWireValue = (value: unknown): AttributeValue => {
  if (!isObject(value))
    throw new TypeError(`Expected a typed DynamoDB value such as {"S": "..."}, found ${JSON.stringify(value) ?? String(value)}`);
  const [type, inner] = Object.entries(value)[0] ?? [];
  switch (type) {
    case 'N':
      return typeof inner === 'string' ? value : { N: String(inner) };
    case 'NS':
      return { NS: (inner as unknown[]).map(String) };
    case 'NULL':
      return { NULL: true };
    case 'BOOL':
      return typeof inner === 'boolean' ? value : { BOOL: inner === 'true' };
    case 'M':
      return { M: toWireMap(inner) };
    case 'L':
      return { L: (inner as unknown[]).map(toWireValue) };
    case 'S':
    case 'B':
    case 'SS':
    case 'BS':
      return value;
    default:
      throw new TypeError(`Expected a typed DynamoDB value such as {"S": "..."}, found ${JSON.stringify(value)}`);
  }
};

export const toWireMap = (map: unknown): AttributeMap => {
  if (!isObject(map)) throw new TypeError(`Expected a map of typed DynamoDB values, found ${JSON.stringify(map) ?? String(map)}`);
  const wire: AttributeMap = {};
  for (const [key, value] of Object.entries(map)) wire[key] = toWireValue(value);
  return wire;
};

/** A stored value as `ctx.result` shows it: plain JSON, sets as lists, binaries in base64. */
export const fromAttributeValue = (value: AttributeValue): unknown => {
  for (const type in value) {
    const inner = value[type];
    switch (type) {
      case 'N':
        return Number(inner);
      case 'NULL':
        return null;
      case 'M':
        return fromAttributeMap(inner as AttributeMap);
      case 'L':
        return (inner as AttributeValue[]).map(fromAttributeValue);
      case 'NS':
        return (inner as string[]).map(Number);
      default:
        return inner;
    }
  }
  return null;
};

export const fromAttributeMap = (map: AttributeMap): Record<string, unknown> => {
  const item: Record<string, unknown> = {};
  for (const key in map) item[key] = fromAttributeValue(map[key] as AttributeValue);
  return item;
};
