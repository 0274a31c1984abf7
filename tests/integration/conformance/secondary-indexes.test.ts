import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend } from './setup/backend.ts';

const titlesOf = ({ data, errors }: { data: { title: string }[] | null; errors?: unknown }): string[] => {
  expect(errors).toBeUndefined();
  return (data ?? []).map(({ title }) => title);
};

describe('a secondary index', async () => {
  const { client, newUser, graphql } = await connectToBackend();
  const { Book } = client.models;
  const genre = `index-${randomUUID()}`;
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
    const books = [
      { title: 'A', publishedOn: '1999-12-31', shelf: '1', place: 'a' },
      { title: 'B', publishedOn: '2000-01-01', shelf: '2', place: 'a' },
      { title: 'C', publishedOn: '2000-06-15', shelf: '2', place: 'b' },
      { title: 'D', publishedOn: '2001-01-01', shelf: '3', place: 'a' },
    ];
    await as(ada, () => Promise.all(books.map((book) => Book.create({ ...book, genre }))));
    await as(ada, () => Book.create({ title: 'Other', genre: `${genre}-other`, publishedOn: '2000-01-01' }));
  });
  const byDate = (publishedOn: Parameters<typeof Book.listBooksByGenre>[0]['publishedOn'], sortDirection: 'ASC' | 'DESC' = 'ASC') =>
    as(ada, () => Book.listBooksByGenre({ genre, publishedOn }, { sortDirection }));

  it('lists one partition in the order of its sort key', async () => {
    expect(titlesOf(await byDate(undefined))).toEqual(['A', 'B', 'C', 'D']);
    expect(titlesOf(await byDate(undefined, 'DESC'))).toEqual(['D', 'C', 'B', 'A']);
  });

  it('takes every condition on its sort key', async () => {
    expect(titlesOf(await byDate({ eq: '2000-01-01' }))).toEqual(['B']);
    expect(titlesOf(await byDate({ lt: '2000-01-01' }))).toEqual(['A']);
    expect(titlesOf(await byDate({ le: '2000-01-01' }))).toEqual(['A', 'B']);
    expect(titlesOf(await byDate({ gt: '2000-06-15' }))).toEqual(['D']);
    expect(titlesOf(await byDate({ ge: '2000-06-15' }))).toEqual(['C', 'D']);
    expect(titlesOf(await byDate({ between: ['2000-01-01', '2000-12-31'] }))).toEqual(['B', 'C']);
    expect(titlesOf(await byDate({ beginsWith: '2000' }))).toEqual(['B', 'C']);
  });

  it('takes a composite sort key by its parts', async () => {
    const page = await as(ada, () => Book.listBooksByGenreAndShelf({ genre, shelfPlace: { eq: { shelf: '2', place: 'b' } } }));
    expect(titlesOf(page)).toEqual(['C']);
    const both = await as(ada, () => Book.listBooksByGenreAndShelf({ genre, shelfPlace: { beginsWith: { shelf: '2' } } }));
    expect(titlesOf(both)).toEqual(['B', 'C']);
  });

  it('takes all parts of a composite sort key or none', async () => {
    const { data, errors } = await as(ada, () => Book.create({ title: 'Half', genre, publishedOn: '2000-01-01', shelf: '1' }));
    expect(data).toBeNull();
    expect(errors?.[0]?.message).toMatch(/byGenreAndShelf.*must provide all fields.*place/);
  });

  it('is sparse: a row without the sort key is not in it', async () => {
    const page = await as(ada, () => Book.listBooksByGenreAndShelf({ genre: `${genre}-other` }));
    expect(titlesOf(page)).toEqual([]);
    expect(titlesOf(await as(ada, () => Book.listBooksByGenre({ genre: `${genre}-other` })))).toEqual(['Other']);
  });

  it('needs its partition key', async () => {
    const { errors } = await as(ada, () =>
      graphql(`
        query NoKey {
          listBooksByGenre {
            items {
              id
            }
          }
        }
      `),
    );
    expect(errors?.[0]?.message).toMatch(/genre/);
  });

  it('follows a row whose key changes', async () => {
    const created = await as(ada, () => Book.create({ title: 'Moving', genre: `${genre}-from`, publishedOn: '2020-01-01' }));
    await as(ada, () => Book.update({ id: created.data?.id ?? '', genre: `${genre}-to` }));
    expect(titlesOf(await as(ada, () => Book.listBooksByGenre({ genre: `${genre}-from` })))).toEqual([]);
    expect(titlesOf(await as(ada, () => Book.listBooksByGenre({ genre: `${genre}-to` })))).toEqual(['Moving']);
  });
});
