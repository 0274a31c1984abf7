import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend } from './setup/backend.ts';

describe('pages', async () => {
  const { client, newUser } = await connectToBackend();
  const genre = `pages-${randomUUID()}`;
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
    const days = Array.from({ length: 7 }, (_, index) => `2020-01-0${index + 1}`);
    await as(ada, () =>
      Promise.all(days.map((publishedOn, index) => client.models.Book.create({ title: `Day ${index + 1}`, genre, publishedOn }))),
    );
  });

  const walk = async (options: { limit: number; sortDirection?: 'ASC' | 'DESC' }): Promise<string[][]> => {
    const pages: string[][] = [];
    let nextToken: string | null | undefined;
    do {
      const page = await as(ada, () => client.models.Book.listBooksByGenre({ genre }, { ...options, nextToken }));
      expect(page.errors).toBeUndefined();
      pages.push(page.data.map(({ title }) => title));
      nextToken = page.nextToken;
    } while (nextToken);
    return pages;
  };

  it('hold at most `limit` rows, and nextToken leads to the rest, each row once', async () => {
    expect(await walk({ limit: 3 })).toEqual([['Day 1', 'Day 2', 'Day 3'], ['Day 4', 'Day 5', 'Day 6'], ['Day 7']]);
  });

  it('keep their order when it is descending', async () => {
    expect((await walk({ limit: 4, sortDirection: 'DESC' })).flat()).toEqual([
      'Day 7',
      'Day 6',
      'Day 5',
      'Day 4',
      'Day 3',
      'Day 2',
      'Day 1',
    ]);
  });

  it('end with a nextToken of null', async () => {
    const page = await as(ada, () => client.models.Book.listBooksByGenre({ genre }, { limit: 100 }));
    expect(page.data).toHaveLength(7);
    expect(page.nextToken ?? null).toBeNull();
  });

  it('count rows before the filter, so that a page may be short and still have a next', async () => {
    const page = await as(ada, () => client.models.Book.listBooksByGenre({ genre }, { limit: 3, filter: { title: { eq: 'Day 3' } } }));
    expect(page.data.map(({ title }) => title)).toEqual(['Day 3']);
    expect(page.nextToken).toEqual(expect.any(String));
  });

  it('refuse a nextToken that AppSync did not give', async () => {
    const page = await as(ada, () => client.models.Book.listBooksByGenre({ genre }, { nextToken: 'made up' }));
    expect(page.errors?.length).toBeGreaterThan(0);
  });
});
