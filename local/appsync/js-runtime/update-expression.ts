import { toAttributeValue, type AttributeMap } from '../runtime/dynamodb-values.ts';

type Json = Record<string, unknown>;
type Operation = { _type: string; payload?: unknown; index?: number };

/** Told apart from data by identity: a stored object may well have a field named `_type`. */
const made = new WeakSet<object>();

const operation = (entry: Operation): Operation => {
  made.add(entry);
  return entry;
};

export const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null && made.has(value);

/** `operations` of `@aws-appsync/utils/dynamodb`. */
export const operations = {
  add: (payload: unknown) => operation({ _type: 'add', payload }),
  remove: () => operation({ _type: 'remove' }),
  replace: (payload: unknown) => operation({ _type: 'replace', payload }),
  increment: (by = 1) => operation({ _type: 'increment', payload: by }),
  decrement: (by = 1) => operation({ _type: 'decrement', payload: by }),
  append: (payload: unknown) => operation({ _type: 'append', payload }),
  prepend: (payload: unknown) => operation({ _type: 'prepend', payload }),
  updateListItem: (payload: unknown, index: number) => operation({ _type: 'updateListItem', payload, index }),
};

/** An update such as `{ name: 'Ada', visits: operations.increment(1) }` as an update expression. */
export const updateExpression = (
  update: Json,
): { expression: string; expressionNames: Record<string, string>; expressionValues?: AttributeMap } => {
  const names: Record<string, string> = {};
  const values: AttributeMap = {};
  const sets: string[] = [];
  const removes: string[] = [];
  let count = 0;

  const value = (entry: unknown): string => {
    count += 1;
    const placeholder = `:expValue_${count}`;
    values[placeholder] = toAttributeValue(entry);
    return placeholder;
  };
  const nameOf = (field: string): string => {
    const known = Object.entries(names).find(([, name]) => name === field);
    if (known) return known[0];
    const placeholder = `#expName_${Object.keys(names).length + 1}`;
    names[placeholder] = field;
    return placeholder;
  };

  const write = (path: string, entry: unknown): void => {
    if (Array.isArray(entry) && entry.length > 0 && entry.every(isOperation)) {
      for (const each of entry) writeOperation(path, each);
    } else if (isOperation(entry)) writeOperation(path, entry);
    else if (isNestedUpdate(entry)) {
      for (const [field, nested] of Object.entries(entry)) write(`${path}.${nameOf(field)}`, nested);
    } else if (entry !== undefined) sets.push(`${path} = ${value(entry)}`);
  };

  const writeOperation = (path: string, { _type, payload, index }: Operation): void => {
    const empty = () => value([]);
    switch (_type) {
      case 'remove':
        removes.push(path);
        return;
      case 'increment':
        sets.push(`${path} = if_not_exists(${path}, ${value(0)}) + ${value(payload)}`);
        return;
      case 'decrement':
        sets.push(`${path} = if_not_exists(${path}, ${value(0)}) - ${value(payload)}`);
        return;
      case 'append':
        sets.push(`${path} = list_append(if_not_exists(${path}, ${empty()}), ${value(payload)})`);
        return;
      case 'prepend':
        sets.push(`${path} = list_append(${value(payload)}, if_not_exists(${path}, ${empty()}))`);
        return;
      case 'updateListItem':
        sets.push(`${path}[${index}] = ${value(payload)}`);
        return;
      default:
        sets.push(`${path} = ${value(payload)}`);
    }
  };

  for (const [field, entry] of Object.entries(update)) write(nameOf(field), entry);
  const expression = [sets.length > 0 && `SET ${sets.join(', ')}`, removes.length > 0 && `REMOVE ${removes.join(', ')}`]
    .filter(Boolean)
    .join(' ');
  return { expression, expressionNames: names, ...(count > 0 && { expressionValues: values }) };
};

/** A nested object updates its fields one by one, as AppSync's helper does; `operations.replace` sets it whole. */
const isNestedUpdate = (entry: unknown): entry is Json =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry) && Object.keys(entry).length > 0;
