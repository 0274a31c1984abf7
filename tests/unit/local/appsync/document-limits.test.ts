import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Documents } from '../../../../local/appsync/execution/documents.ts';

const schema = buildSchema('type Query { a: Query b(x: [Int]): Int }');
const errorsOf = (query: string, limits = { queryDepthLimit: 8, introspection: false }): (string | undefined | null)[] => {
  const prepared = new Documents(schema, limits).prepare(query);
  return 'errors' in prepared ? prepared.errors.map(({ errorType }) => errorType) : [];
};
const MALFORMED = ['MalformedHttpRequestException'];

describe('a document that is meant to do harm', () => {
  it.each([
    ['nested thousands of levels deep', `${'{a'.repeat(3_000)}${'}'.repeat(3_000)}`],
    ['never closed', '{a'.repeat(20_000)],
    ['with lists in lists', `{b(x:${'['.repeat(5_000)}${']'.repeat(5_000)})}`],
    ['of more tokens than AppSync reads', `{${'b '.repeat(15_001)}}`],
    ['that asks for one name thousands of times', `{${'a:a{b} '.repeat(3_000)}}`],
    ['of no tokens', '\u0000'],
  ])('%s cannot be parsed', (_, query) => {
    expect(errorsOf(query)).toEqual(MALFORMED);
  });

  it('is told a hundred mistakes and no more', () => {
    expect(errorsOf(`{${Array.from({ length: 5_000 }, (_, index) => `z${index}`).join(' ')}}`)).toHaveLength(100);
  });

  it('is measured once for each fragment, however often others name it', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, index) => `fragment F${index} on Query { x: a { ...F${index + 1} } y: a { ...F${index + 1} } }`,
    );
    expect(errorsOf(`{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { b }`)).toEqual(['QueryDepthLimitReached']);
  });

  it('finds a question for the schema behind fragments that name each other often', () => {
    const fragments = Array.from({ length: 60 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`);
    expect(errorsOf(`{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { __typename __schema { types { name } } }`)).toEqual([
      'IntrospectionDisabled',
    ]);
  });
});
