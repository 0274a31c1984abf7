import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend } from './setup/backend.ts';

const LIST = `query List($filter: ModelBookFilterInput, $nextToken: String) {
  listBooks(filter: $filter, limit: 1000, nextToken: $nextToken) { items { title } nextToken }
}`;

type Page = { listBooks: { items: { title: string }[]; nextToken: string | null } };

describe('the filter of a list', async () => {
  const { client, newUser, graphql } = await connectToBackend();
  const genre = `filters-${randomUUID()}`;
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
    const books = [
      { title: 'Dune', publishedOn: '1965-08-01', pages: 412 },
      { title: 'Emma', publishedOn: '1815-12-23', pages: 474 },
      { title: 'Emma Brown', publishedOn: '2003-01-01', pages: 448 },
      { title: 'Ulysses', publishedOn: '1922-02-02' },
    ];
    await as(ada, () => Promise.all(books.map((book) => client.models.Book.create({ ...book, genre }))));
  });

  const titles = async (filter: Record<string, unknown>): Promise<string[]> => {
    const { data, errors } = await as(ada, () => graphql<Page>(LIST, { filter: { and: [{ genre: { eq: genre } }, filter] } }));
    expect(errors).toBeUndefined();
    expect(data?.listBooks.nextToken).toBeNull();
    return (data?.listBooks.items ?? []).map(({ title }) => title).toSorted();
  };

  it.each<[Record<string, unknown>, string[]]>([
    [{ title: { eq: 'Emma' } }, ['Emma']],
    [{ title: { ne: 'Emma' } }, ['Dune', 'Emma Brown', 'Ulysses']],
    [{ title: { lt: 'Emma' } }, ['Dune']],
    [{ title: { le: 'Emma' } }, ['Dune', 'Emma']],
    [{ title: { gt: 'Emma' } }, ['Emma Brown', 'Ulysses']],
    [{ title: { ge: 'Emma' } }, ['Emma', 'Emma Brown', 'Ulysses']],
    [{ title: { between: ['Emma', 'F'] } }, ['Emma', 'Emma Brown']],
    [{ title: { beginsWith: 'Em' } }, ['Emma', 'Emma Brown']],
    [{ title: { contains: 'Brown' } }, ['Emma Brown']],
    [{ title: { notContains: 'Emma' } }, ['Dune', 'Ulysses']],
    [{ title: { size: { gt: 4 } } }, ['Emma Brown', 'Ulysses']],
    [{ title: { attributeType: 'string' } }, ['Dune', 'Emma', 'Emma Brown', 'Ulysses']],
    [{ pages: { eq: 412 } }, ['Dune']],
    [{ pages: { gt: 412, lt: 474 } }, ['Emma Brown']],
    [{ pages: { between: [412, 448] } }, ['Dune', 'Emma Brown']],
    [{ pages: { attributeExists: true } }, ['Dune', 'Emma', 'Emma Brown']],
    [{ pages: { attributeExists: false } }, ['Ulysses']],
  ])('%j', async (filter, expected) => {
    expect(await titles(filter)).toEqual(expected);
  });

  it('joins fields by AND', async () => {
    expect(await titles({ title: { beginsWith: 'Emma' }, pages: { gt: 450 } })).toEqual(['Emma']);
  });

  it('takes or, and, and not, nested in one another', async () => {
    expect(await titles({ or: [{ title: { eq: 'Dune' } }, { pages: { gt: 470 } }] })).toEqual(['Dune', 'Emma']);
    expect(await titles({ not: { title: { beginsWith: 'Em' } } })).toEqual(['Dune', 'Ulysses']);
    expect(
      await titles({ and: [{ or: [{ title: { eq: 'Dune' } }, { title: { eq: 'Emma' } }] }, { not: { pages: { eq: 412 } } }] }),
    ).toEqual(['Emma']);
  });

  it('works through the typed client too', async () => {
    const { data } = await as(ada, () =>
      client.models.Book.list({ filter: { genre: { eq: genre }, title: { beginsWith: 'U' } }, limit: 1000 }),
    );
    expect(data.map(({ title }) => title)).toEqual(['Ulysses']);
  });

  it('refuses a field that the model does not have', async () => {
    const { data, errors } = await as(ada, () => graphql<Page>(LIST, { filter: { colour: { eq: 'red' } } }));
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toContain(
      "contains a field name 'colour' that is not defined for input object type 'ModelBookFilterInput'",
    );
  });
});
