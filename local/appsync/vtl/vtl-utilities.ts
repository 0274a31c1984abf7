import type { SandboxClock } from '../../clock.ts';
import { ResolverError } from '../resolvers/resolver-error.ts';
import { extensions } from '../runtime/extensions.ts';
import { sharedUtilities } from '../runtime/utilities.ts';
import { markCallable } from './template.ts';

type Json = Record<string, unknown>;

const isNull = (value: unknown): boolean => value === null || value === undefined;
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const isNullOrEmpty = (value: unknown): boolean => {
  if (isNull(value) || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMap(value) && Object.keys(value).length === 0;
};

const isNullOrBlank = (value: unknown): boolean => (typeof value === 'string' ? value.trim() === '' : isNullOrEmpty(value));

const parseJson = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch (error) {
    throw new ResolverError(`Unable to parse JSON: ${(error as Error).message}`, { errorType: 'MappingTemplate' });
  }
};

const typeOf = (value: unknown): string => {
  if (isNull(value)) return 'Null';
  if (Array.isArray(value)) return 'List';
  if (isMap(value)) return 'Map';
  return { number: 'Number', string: 'String', boolean: 'Boolean' }[typeof value as string] ?? 'Object';
};

const toJson = (value: unknown): string => JSON.stringify(value ?? null);

/** The `…Json` twins of `$util.dynamodb`. */
const withJsonTwins = (functions: Record<string, unknown>): Record<string, unknown> => {
  const all = { ...functions };
  for (const [name, convert] of Object.entries(functions)) {
    if (name.startsWith('to')) all[`${name}Json`] = (...args: unknown[]) => toJson((convert as (...values: unknown[]) => unknown)(...args));
  }
  return all;
};

const onlyKeys = (map: Json, keep: (key: string) => boolean): Json => Object.fromEntries(Object.entries(map).filter(([key]) => keep(key)));

const sortList = (list: unknown[], descending: boolean, property?: string): unknown[] => {
  const valueOf = (entry: unknown) => (property && isMap(entry) ? entry[property] : entry) as string | number;
  const sorted = [...list].sort((a, b) => (valueOf(a) < valueOf(b) ? -1 : Number(valueOf(a) > valueOf(b))));
  return descending ? sorted.reverse() : sorted;
};

/** `$util` and `$extensions` of mapping templates. */
export const vtlLibraries = (clock: SandboxClock): Json => {
  const shared = sharedUtilities(clock);
  const util = {
    ...shared,
    qr: () => '',
    quiet: () => '',
    toJson,
    parseJson,
    isNull,
    isNullOrEmpty,
    isNullOrBlank,
    defaultIfNull: (value: unknown, fallback: unknown) => (isNull(value) ? fallback : value),
    defaultIfNullOrEmpty: (value: unknown, fallback: unknown) => (isNullOrEmpty(value) ? fallback : value),
    defaultIfNullOrBlank: (value: unknown, fallback: unknown) => (isNullOrBlank(value) ? fallback : value),
    isString: (value: unknown) => typeof value === 'string',
    isNumber: (value: unknown) => typeof value === 'number',
    isBoolean: (value: unknown) => typeof value === 'boolean',
    isList: (value: unknown) => Array.isArray(value),
    isMap,
    typeOf,
    validate: (condition: unknown, message: unknown, errorType: unknown = 'CustomTemplateException', data?: unknown) =>
      condition ? '' : shared.error(message, errorType, data),
    dynamodb: withJsonTwins(shared.dynamodb),
    transform: {
      ...shared.transform,
      toSubscriptionFilter: (...args: Parameters<typeof shared.transform.toSubscriptionFilter>) =>
        toJson(shared.transform.toSubscriptionFilter(...args)),
    },
    list: {
      copyAndRetainAll: (list: unknown[], others: unknown[]) => list.filter((entry) => others.includes(entry)),
      copyAndRemoveAll: (list: unknown[], others: unknown[]) => list.filter((entry) => !others.includes(entry)),
      sortList,
    },
    map: {
      copyAndRetainAllKeys: (map: Json, keys: unknown[]) => onlyKeys(map, (key) => keys.includes(key)),
      copyAndRemoveAllKeys: (map: Json, keys: unknown[]) => onlyKeys(map, (key) => !keys.includes(key)),
    },
  };
  markCallable(util);
  markCallable(extensions);
  return { util, utils: util, extensions };
};
