import type { SandboxClock } from '../../clock.ts';
import { SandboxError } from '../../sandbox-error.ts';
import type { CallerMode } from '../auth/caller.ts';
import { ResolverError, unauthorizedField } from '../resolvers/resolver-error.ts';
import { currentRun } from './current-run.ts';
import { fromAttributeMap, toAttributeMap, toAttributeValue } from './dynamodb-values.ts';
import { toFilterExpression } from './filter-expression.ts';
import { autoId, autoKsuid, autoUlid } from './identifiers.ts';
import { toSubscriptionFilter } from './subscription-filter.ts';
import { timeUtilities } from './time.ts';

const AUTH_TYPES: Record<CallerMode, string> = {
  AMAZON_COGNITO_USER_POOLS: 'User Pool Authorization',
  AWS_IAM: 'IAM Authorization',
  API_KEY: 'API Key Authorization',
};

export const unsupported = (what: string): SandboxError =>
  new SandboxError({
    code: 'TEMPLATE_UNSUPPORTED',
    message: `The sandbox does not support ${what}`,
    resolution: 'Use another way in the resolver, or try it with `npx ampx sandbox`.',
  });

/** `data` of an error, limited to what the operation selected, as AppSync does. */
const selected = (data: unknown): unknown => {
  const { selectionSetList } = currentRun().ctx.info;
  if (typeof data !== 'object' || data === null || selectionSetList.length === 0) return data ?? null;
  return pick(data, new Set(selectionSetList), '');
};

const pick = (data: unknown, selection: Set<string>, prefix: string): unknown => {
  if (Array.isArray(data)) return data.map((entry) => pick(entry, selection, prefix));
  if (typeof data !== 'object' || data === null) return data;
  const picked: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    if (selection.has(prefix + key)) picked[key] = pick(value, selection, `${prefix}${key}/`);
  }
  return picked;
};

const resolverError = (message: unknown, errorType: unknown, data: unknown, errorInfo: unknown): ResolverError =>
  new ResolverError(String(message), {
    errorType: typeof errorType === 'string' ? errorType : null,
    data: selected(data),
    errorInfo: errorInfo ?? null,
  });

/** Characters that `encodeURIComponent` leaves alone and Java's encoder does not. */
const ENCODED_BY_JAVA = /[!'()~]/g;

/** What `$util` of templates and `util` of JavaScript resolvers share. Built once per API; see `currentRun`. */
export const sharedUtilities = (clock: SandboxClock) => ({
  error: (message: unknown, errorType?: unknown, data?: unknown, errorInfo?: unknown): never => {
    throw resolverError(message, errorType, data, errorInfo);
  },
  appendError: (message: unknown, errorType?: unknown, data?: unknown, errorInfo?: unknown): string => {
    currentRun().appendedErrors.push(resolverError(message, errorType, data, errorInfo));
    return '';
  },
  unauthorized: (): never => {
    throw unauthorizedField(currentRun().ctx.info);
  },
  authType: () => AUTH_TYPES[currentRun().caller.mode],
  matches: (pattern: string, value: string) => new RegExp(pattern).test(String(value)),
  escapeJavaScript: (value: string) =>
    JSON.stringify(String(value))
      .slice(1, -1)
      .replaceAll("'", String.raw`\'`)
      .replaceAll('/', String.raw`\/`),
  urlEncode: (value: string) =>
    encodeURIComponent(String(value))
      .replace(ENCODED_BY_JAVA, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+'),
  urlDecode: (value: string) => decodeURIComponent(String(value).replaceAll('+', ' ')),
  base64Encode: (value: string) => Buffer.from(String(value), 'utf8').toString('base64'),
  base64Decode: (value: string) => Buffer.from(String(value), 'base64').toString('utf8'),
  autoId,
  autoUlid: () => autoUlid(clock.now()),
  autoKsuid: () => autoKsuid(clock.now()),
  time: timeUtilities(clock),
  dynamodb: {
    toDynamoDB: toAttributeValue,
    toString: (value: unknown) => (value === null || value === undefined ? null : { S: String(value) }),
    toStringSet: (values: unknown[] | null) => values && { SS: values.map(String) },
    toNumber: (value: unknown) => (value === null || value === undefined ? null : { N: String(value) }),
    toNumberSet: (values: unknown[] | null) => values && { NS: values.map(String) },
    toBinary: (value: unknown) => (value === null || value === undefined ? null : { B: value }),
    toBinarySet: (values: unknown[] | null) => values && { BS: values },
    toBoolean: (value: unknown) => (value === null || value === undefined ? null : { BOOL: value }),
    toNull: () => ({ NULL: null }),
    toList: (values: unknown) => (Array.isArray(values) ? toAttributeValue(values) : null),
    toMap: (value: unknown) => (typeof value === 'object' && value !== null ? toAttributeValue(value) : null),
    toMapValues: (value: object | null) => value && toAttributeMap(value),
    fromMapValues: fromAttributeMap,
    toS3Object: (): never => {
      throw unsupported('util.dynamodb.toS3Object');
    },
    fromS3ObjectJson: (): never => {
      throw unsupported('util.dynamodb.fromS3ObjectJson');
    },
  },
  transform: {
    toDynamoDBFilterExpression: (filter: unknown) => JSON.stringify(toFilterExpression(filter)),
    toDynamoDBConditionExpression: (filter: unknown) => JSON.stringify(toFilterExpression(filter)),
    toSubscriptionFilter,
    toElasticsearchQueryDSL: (): never => {
      throw unsupported('util.transform.toElasticsearchQueryDSL (OpenSearch)');
    },
  },
  str: {
    toUpper: (value: string) => String(value).toUpperCase(),
    toLower: (value: string) => String(value).toLowerCase(),
    toReplace: (value: string, from: string, to: string) => String(value).replaceAll(from, to),
    normalize: (value: string, form: string) => String(value).normalize(form.toUpperCase()),
  },
  math: {
    roundNum: (value: number) => Math.round(value),
    minVal: (a: number, b: number) => Math.min(a, b),
    maxVal: (a: number, b: number) => Math.max(a, b),
    randomDouble: () => Math.random(),
    randomWithinRange: (start: number, end: number) => Math.floor(Math.random() * (end - start)) + start,
  },
  http: {
    copyHeaders: (headers: Record<string, unknown>) => copyHeaders(headers),
    addResponseHeader: (name: string, value: unknown) => {
      currentRun().responseHeaders[String(name).toLowerCase()] = String(value);
      return '';
    },
    addResponseHeaders: (headers: Record<string, unknown>) => {
      for (const [name, value] of Object.entries(headers)) currentRun().responseHeaders[name.toLowerCase()] = String(value);
      return '';
    },
  },
  xml: {
    toMap: (): never => {
      throw unsupported('util.xml.toMap');
    },
    toJsonString: (): never => {
      throw unsupported('util.xml.toJsonString');
    },
  },
});

const RESTRICTED_HEADERS = new Set([
  'transfer-encoding',
  'connection',
  'host',
  'expect',
  'keep-alive',
  'upgrade',
  'proxy-authenticate',
  'te',
  'content-length',
]);

const copyHeaders = (headers: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !RESTRICTED_HEADERS.has(name.toLowerCase())));
