/**
 * The methods that templates call on values. Values stay plain JSON (a map is an object, a list an array), so that
 * nothing is wrapped on the way in or out and no field of the data can shadow a method.
 */
type Method = (self: never, ...args: never[]) => unknown;

type Json = Record<string, unknown>;

const equal = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

const STRING_METHODS: Record<string, Method> = {
  charAt: (self: string, index: number) => self.charAt(index),
  concat: (self: string, other: unknown) => self + String(other),
  contains: (self: string, part: unknown) => self.includes(String(part)),
  endsWith: (self: string, end: unknown) => self.endsWith(String(end)),
  equals: (self: string, other: unknown) => self === other,
  equalsIgnoreCase: (self: string, other: unknown) => self.toLowerCase() === String(other).toLowerCase(),
  indexOf: (self: string, part: unknown, from?: number) => self.indexOf(String(part), from),
  isEmpty: (self: string) => self.length === 0,
  lastIndexOf: (self: string, part: unknown) => self.lastIndexOf(String(part)),
  length: (self: string) => self.length,
  matches: (self: string, pattern: string) => new RegExp(`^(?:${pattern})$`, 's').test(self),
  replace: (self: string, from: unknown, to: unknown) => self.replaceAll(String(from), () => String(to)),
  replaceAll: (self: string, pattern: string, to: string) => self.replace(new RegExp(pattern, 'g'), to),
  replaceFirst: (self: string, pattern: string, to: string) => self.replace(new RegExp(pattern), to),
  split: (self: string, pattern: string, limit?: number) => self.split(new RegExp(pattern), limit),
  startsWith: (self: string, start: unknown) => self.startsWith(String(start)),
  substring: (self: string, start: number, end?: number) => self.substring(start, end),
  toLowerCase: (self: string) => self.toLowerCase(),
  toString: (self: string) => self,
  toUpperCase: (self: string) => self.toUpperCase(),
  trim: (self: string) => self.trim(),
};

const NUMBER_METHODS: Record<string, Method> = {
  compareTo: (self: number, other: number) => Math.sign(self - other),
  doubleValue: (self: number) => self,
  equals: (self: number, other: unknown) => self === other,
  intValue: (self: number) => Math.trunc(self),
  longValue: (self: number) => Math.trunc(self),
  parseInt: (_self: number, text: string) => Number.parseInt(text, 10),
  toString: (self: number) => String(self),
};

const BOOLEAN_METHODS: Record<string, Method> = {
  booleanValue: (self: boolean) => self,
  equals: (self: boolean, other: unknown) => self === other,
  toString: (self: boolean) => String(self),
};

const LIST_METHODS: Record<string, Method> = {
  add: (self: unknown[], ...args: unknown[]) => {
    if (args.length > 1) self.splice(Number(args[0]), 0, args[1]);
    else self.push(args[0]);
    return true;
  },
  addAll: (self: unknown[], other: unknown[]) => self.push(...other) > 0,
  clear: (self: unknown[]) => {
    self.length = 0;
  },
  contains: (self: unknown[], value: unknown) => self.some((entry) => equal(entry, value)),
  containsAll: (self: unknown[], other: unknown[]) => other.every((value) => self.some((entry) => equal(entry, value))),
  get: (self: unknown[], index: number) => self[index],
  indexOf: (self: unknown[], value: unknown) => self.findIndex((entry) => equal(entry, value)),
  isEmpty: (self: unknown[]) => self.length === 0,
  remove: (self: unknown[], value: unknown) => {
    const index = typeof value === 'number' ? value : self.findIndex((entry) => equal(entry, value));
    return index < 0 ? null : self.splice(index, 1)[0];
  },
  removeAll: (self: unknown[], other: unknown[]) => keepOnly(self, (entry) => !other.some((value) => equal(entry, value))),
  retainAll: (self: unknown[], other: unknown[]) => keepOnly(self, (entry) => other.some((value) => equal(entry, value))),
  set: (self: unknown[], index: number, value: unknown) => {
    const before = self[index];
    self[index] = value;
    return before;
  },
  size: (self: unknown[]) => self.length,
  subList: (self: unknown[], start: number, end: number) => self.slice(start, end),
  toString: (self: unknown[]) => JSON.stringify(self),
};

const keepOnly = (list: unknown[], keep: (entry: unknown) => boolean): boolean => {
  const kept = list.filter(keep);
  const changed = kept.length !== list.length;
  list.splice(0, list.length, ...kept);
  return changed;
};

const MAP_METHODS: Record<string, Method> = {
  clear: (self: Json) => {
    for (const key of Object.keys(self)) delete self[key];
  },
  containsKey: (self: Json, key: unknown) => Object.hasOwn(self, String(key)),
  containsValue: (self: Json, value: unknown) => Object.values(self).some((entry) => equal(entry, value)),
  entrySet: (self: Json) => Object.entries(self).map(([key, value]) => ({ key, value })),
  equals: (self: Json, other: unknown) => equal(self, other),
  get: (self: Json, key: unknown) => (Object.hasOwn(self, String(key)) ? self[String(key)] : null),
  getKey: (self: Json) => self['key'],
  getOrDefault: (self: Json, key: unknown, fallback: unknown) => (Object.hasOwn(self, String(key)) ? self[String(key)] : fallback),
  getValue: (self: Json) => self['value'],
  isEmpty: (self: Json) => Object.keys(self).length === 0,
  keySet: (self: Json) => Object.keys(self),
  put: (self: Json, key: unknown, value: unknown) => {
    const before = self[String(key)];
    self[String(key)] = value ?? null;
    return before ?? null;
  },
  putAll: (self: Json, other: Json) => {
    Object.assign(self, other);
  },
  remove: (self: Json, key: unknown) => {
    const before = self[String(key)];
    delete self[String(key)];
    return before ?? null;
  },
  size: (self: Json) => Object.keys(self).length,
  toString: (self: Json) => JSON.stringify(self),
  values: (self: Json) => Object.values(self),
};

const methodsOf = (value: unknown): Record<string, Method> => {
  if (typeof value === 'string') return STRING_METHODS;
  if (typeof value === 'number') return NUMBER_METHODS;
  if (typeof value === 'boolean') return BOOLEAN_METHODS;
  return Array.isArray(value) ? LIST_METHODS : MAP_METHODS;
};

/** The method of a value by its Java name, bound to it; undefined when Java's type has none (or the sandbox lacks it). */
export const javaMethod = (value: unknown, name: string): ((...args: unknown[]) => unknown) | undefined => {
  const methods = methodsOf(value);
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  return method && ((...args) => (method as (...all: unknown[]) => unknown)(value, ...args));
};
