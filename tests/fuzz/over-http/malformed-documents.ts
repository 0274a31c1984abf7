import fc from 'fast-check';
import { hostileText } from '../hostile-values.ts';
import { nearText } from '../near-valid.ts';
import type { OperationDocument } from './operation-documents.ts';
import { literal } from './operation-variables.ts';

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

const TOKENS = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '!',
  '$x',
  '...',
  '@skip(if: $x)',
  'query',
  'mutation',
  'fragment F on Query',
  '"',
  '"""',
  '#',
  '\\u0000',
  '-1',
  '1e9',
  'null',
  'on',
  'Guest',
  'getEvent',
];
const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((tokens) => tokens.join(' '));

/** Documents whose size or shape is the attack. */
const oversized: fc.Arbitrary<string> = fc.constantFrom(10, 200, 2_000).chain((count) =>
  fc.constantFrom(
    `${'{ getEvent '.repeat(count)}${'}'.repeat(count)}`,
    `{ ${times(count, (index) => `a${index}: listPublishedEvents { nextToken }`)} }`,
    `{ ${times(count, () => 'listPublishedEvents { nextToken }')} }`,
    `{ ${times(count, (index) => `unknown${index}`)} }`,
    `{ ...F0 } ${times(count, (index) => `fragment F${index} on Query { ...F${index + 1} }`)} fragment F${count} on Query { ...F0 }`,
    `{ ...F0 } ${times(count, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F${count} on Query { __typename }`,
    `query (${times(count, (index) => `$v${index}: Int`)}) { __typename }`,
    `{ __typename ${'@skip(if: false) '.repeat(count)} }`,
    `{ getEvent(id: ${'['.repeat(count)}${']'.repeat(count)}) { id } }`,
    `{ getEvent(id: "${'x'.repeat(count * 10)}") { id } }`,
    `{ __schema { types { ${'fields { type { '.repeat(count)}name${' } }'.repeat(count)} } } }`,
    times(count, (index) => `query Q${index} { __typename }`),
  ),
);

/** Documents that are wrong in themselves, without a need for variables. */
export const malformedDocument = (documents: readonly OperationDocument[]): fc.Arbitrary<string> => {
  const operation = fc.constantFrom(...documents);
  const withLiterals = fc
    .tuple(operation, fc.array(literal, { maxLength: 8 }))
    .map(([{ kind, name, selection, arguments: args }, literals]) => {
      const given = args.flatMap((argument, index) => (literals[index] === undefined ? [] : [`${argument.name}: ${literals[index]}`]));
      return `${kind} { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selection} }`;
    });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: nearText(
        operation.map(({ query }) => query),
        '{}()[]:$!@#"\\ ',
      ),
    },
    { weight: 3, arbitrary: withLiterals },
    { weight: 2, arbitrary: soup },
    { weight: 1, arbitrary: oversized },
    { weight: 1, arbitrary: hostileText },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'subscription { onCheckIn(eventId: "AAAAAAAA") { scanId } }',
        '{ __type(name: "Guest") { name } }',
        'query { getEvent(id: $missing) { id } }',
      ),
    },
  );
};
