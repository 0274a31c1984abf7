import fc from 'fast-check';
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { pageToken } from '../../../amplify/functions/runtime/page-token.ts';
import { hostileScalar, hostileText } from '../hostile-values.ts';
import { nearValid } from '../near-valid.ts';
import type { Ids } from './fuzz-worlds.ts';

type Values = fc.Arbitrary<unknown>;
type Named = Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type'>;

const HOUR_MS = 3_600_000;
const instantNearNow: Values = fc.integer({ min: -48, max: 48 }).map((hours) => new Date(Date.now() + hours * HOUR_MS).toISOString());
const key: Values = fc.stringMatching(/^[a-z0-9-]{8,20}$/);

const AT = '2027-06-12T12:00:00.000Z';
/** Where pages of all kinds go on, with something wrong now and then. */
const nextToken: Values = nearValid(
  fc.constantFrom(
    { part: 'COMING', now: AT, after: { id: 'AAAAAAAA', startsAt: AT } },
    { part: 'PAST', now: AT, after: { id: 'AAAAAAAA', startsAt: AT } },
    { part: 'COMING', now: AT, after: { id: 'AAAAAAAA', startsAt: '2001-01-01T00:00:00.000Z' } },
    { part: 'PAST', now: AT, after: { id: 'AAAAAAAA', startsAt: '2099-01-01T00:00:00.000Z' } },
    { '0': [AT, 'AAAAAAAA'], '1': 'END' },
    { field: 1, shards: { '0': ['zq', 'AAAAAAAA'] } },
    { id: 'AAAAAAAA', createdAt: AT },
    { id: 'AAAAAAAA', registeredAt: AT },
    { id: 'AAAAAAAA', name: 'Tea' },
  ),
).map((position) => pageToken(position ?? null));

/** Plausible values of arguments whose type says only that they are texts. */
const textsOf = (ids: Ids): Readonly<Record<string, Values>> => {
  const idsOf = (...kinds: (keyof Ids)[]): Values => fc.constantFrom(...kinds.flatMap((kind) => ids[kind]), 'AAAAAAAA', '');
  return {
    eventId: idsOf('event'),
    guestId: idsOf('guest'),
    sessionId: idsOf('session'),
    itemId: idsOf('item'),
    id: idsOf('event', 'guest', 'session', 'item', 'request'),
    ids: idsOf('event', 'guest'),
    guestIds: idsOf('guest'),
    ticket: idsOf('ticket'),
    nextToken,
    scanId: key,
    idempotencyKey: key,
    clientKey: key,
    kind: fc.constantFrom('EVENT', 'REGISTERED'),
    email: fc.constantFrom('someone@fuzz.example', 'SOMEONE@fuzz.example'),
    phone: fc.constantFrom('+351912345678', '00351912345678'),
    area: fc.constantFrom('help', '*', 'bar'),
    currency: fc.constantFrom('EUR', 'USD'),
    language: fc.constantFrom('en', 'de'),
    query: fc.constantFrom('zq', 'world', 'a%', 'fuzz.example'),
    ...Object.fromEntries(
      Object.entries(anEvent()).flatMap(([name, value]) => (typeof value === 'string' ? [[name, fc.constant(value)]] : [])),
    ),
  };
};

/** Filters of models nest in themselves. */
const INPUT_LEVELS = 3;

type Shape = { texts: Readonly<Record<string, Values>>; levels: number };

const valueOf = (type: GraphQLInputType, name: string, shape: Shape): Values => {
  if (isNonNullType(type)) return valueOf(type.ofType as GraphQLInputType, name, shape);
  if (isListType(type)) return fc.array(valueOf(type.ofType as GraphQLInputType, name, shape), { maxLength: 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
  if (isInputObjectType(type)) {
    if (shape.levels === 0) return fc.constant({});
    return objectOf(Object.values(type.getFields()), { ...shape, levels: shape.levels - 1 });
  }
  const known = shape.texts[name];
  switch (type.name) {
    case 'Int':
      return fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer());
    case 'Float':
      return fc.double({ noNaN: true });
    case 'Boolean':
      return fc.boolean();
    case 'AWSDateTime':
      return known ?? instantNearNow;
    default:
      return known ?? fc.oneof({ weight: 3, arbitrary: fc.constant('Fuzz') }, { weight: 1, arbitrary: hostileText });
  }
};

/** Required fields always; the others now and then. */
const objectOf = (fields: readonly Named[], shape: Shape): fc.Arbitrary<Record<string, unknown>> => {
  const values = Object.fromEntries(fields.map(({ name, type }) => [name, valueOf(type, name, shape)]));
  const requiredKeys = fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
  return fc.record(values, { requiredKeys });
};

/** Variables of an operation as its types want them, with ids that exist. What is wrong with them comes later. */
export const validVariables = (args: readonly Named[], ids: Ids): fc.Arbitrary<Record<string, unknown>> =>
  objectOf(args, { texts: textsOf(ids), levels: INPUT_LEVELS });

/** Values where the document has none of its own: any scalar for any argument. */
export const literal: fc.Arbitrary<string> = hostileScalar.map((value) => JSON.stringify(value) ?? 'null');
