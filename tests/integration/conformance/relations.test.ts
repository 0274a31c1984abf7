import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

describe('a relation', async () => {
  const { client, newUser } = await connectToBackend();
  const { Author, Book } = client.models;
  const genre = `relation-${randomUUID()}`;
  let ada: TestUser;
  let authorId: string;
  beforeAll(async () => {
    ada = await newUser();
    authorId = rowOf(await as(ada, () => Author.create({ name: 'Jane' }))).id;
    for (const title of ['Emma', 'Persuasion']) {
      rowOf(await as(ada, () => Book.create({ title, genre, publishedOn: '1815-01-01', authorId })));
    }
  });

  it('is loaded when it is asked for: hasMany as pages', async () => {
    const author = rowOf(await as(ada, () => Author.get({ id: authorId })));
    const { data } = await as(ada, () => author.books());
    expect(data.map(({ title }) => title).toSorted()).toEqual(['Emma', 'Persuasion']);
  });

  it('is loaded in pages, which may be short: the client lists the other model with a filter', async () => {
    const author = rowOf(await as(ada, () => Author.get({ id: authorId })));
    const titles: string[] = [];
    let nextToken: string | null | undefined;
    do {
      const page = await as(ada, () => author.books({ limit: 25, nextToken }));
      expect(page.errors).toBeUndefined();
      titles.push(...page.data.map(({ title }) => title));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(titles.toSorted()).toEqual(['Emma', 'Persuasion']);
  });

  it('is loaded when it is asked for: belongsTo as a row, or null without one', async () => {
    const { data } = await as(ada, () => Book.listBooksByGenre({ genre }));
    const [book] = data;
    expect(rowOf(await as(ada, () => (book as NonNullable<typeof book>).author())).name).toBe('Jane');
    const orphan = rowOf(await as(ada, () => Book.create({ title: 'Beowulf', genre: `${genre}-orphan`, publishedOn: '1000-01-01' })));
    expect((await as(ada, () => orphan.author())).data).toBeNull();
  });

  it('comes with the row when the selection set names it', async () => {
    const author = rowOf(await as(ada, () => Author.get({ id: authorId }, { selectionSet: ['name', 'books.title', 'books.genre'] })));
    expect(author.books.toSorted((a, b) => a.title.localeCompare(b.title))).toEqual([
      { title: 'Emma', genre },
      { title: 'Persuasion', genre },
    ]);
  });

  it('comes with every row of a list', async () => {
    const { data } = await as(ada, () => Book.listBooksByGenre({ genre }, { selectionSet: ['title', 'author.name'] }));
    expect(data.map(({ title, author }) => `${title} by ${author.name}`).toSorted()).toEqual(['Emma by Jane', 'Persuasion by Jane']);
  });
});
