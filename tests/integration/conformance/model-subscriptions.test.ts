import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';
import { subscribeTo } from './setup/subscriber.ts';

const BY_OWNER = 'subscription Own($owner: String) { onUpdateTodo(owner: $owner) { content } }';

describe('the subscriptions of a model', async () => {
  const { client, newUser, graphql, subscribe } = await connectToBackend();
  const { Article, Book, Todo, Folder } = client.models;
  let ada: TestUser;
  let grace: TestUser;
  beforeAll(async () => {
    [ada, grace] = await Promise.all([newUser(), newUser()]);
  });

  it('onCreate, onUpdate and onDelete bring the row as the mutation answered it', async () => {
    const marker = randomUUID();
    const filter = { title: { beginsWith: marker } };
    const created = await as(ada, () => subscribeTo(Article.onCreate({ filter })));
    const updated = await as(ada, () => subscribeTo(Article.onUpdate({ filter })));
    const deleted = await as(ada, () => subscribeTo(Article.onDelete({ filter })));
    const row = rowOf(await as(ada, () => Article.create({ title: marker, views: 1 })));
    expect(await created.next()).toMatchObject({ id: row.id, title: marker, views: 1 });
    await as(ada, () => Article.update({ id: row.id, views: 2 }));
    expect(await updated.next()).toMatchObject({ id: row.id, views: 2 });
    await as(ada, () => Article.delete({ id: row.id }));
    expect(await deleted.next()).toMatchObject({ id: row.id, views: 2 });
    for (const subscriber of [created, updated, deleted]) subscriber.stop();
  });

  it('bring what passes the filter and nothing else', async () => {
    const genre = `live-${randomUUID()}`;
    const filter = { and: [{ genre: { eq: genre } }, { or: [{ pages: { gt: 100 } }, { title: { beginsWith: 'Short' } }] }] };
    const subscriber = await as(ada, () => subscribeTo(Book.onCreate({ filter })));
    const create = (title: string, pages: number, of = genre) =>
      as(ada, () => Book.create({ title, pages, genre: of, publishedOn: '2026-01-01' }));
    await create('Thin', 10);
    await create('Thick of another genre', 500, `${genre}-other`);
    await create('Short story', 10);
    await create('Thick', 500);
    expect((await subscriber.next()).title).toBe('Short story');
    expect((await subscriber.next()).title).toBe('Thick');
    subscriber.stop();
  });

  it('bring an owner the own rows alone', async () => {
    const adas = await as(ada, () => subscribeTo(Todo.onCreate()));
    const graces = await as(grace, () => subscribeTo(Todo.onCreate()));
    await as(grace, () => Todo.create({ content: 'of grace' }));
    await as(ada, () => Todo.create({ content: 'of ada' }));
    expect((await adas.next()).content).toBe('of ada');
    expect((await graces.next()).content).toBe('of grace');
    adas.stop();
    graces.stop();
  });

  it('take the owner as an argument, when it is the caller', async () => {
    const subscriber = await as(ada, () => subscribe<{ data: { onUpdateTodo: { content: string } } }>(BY_OWNER, { owner: ada.username }));
    const row = rowOf(await as(ada, () => Todo.create({ content: 'first' })));
    const other = rowOf(await as(grace, () => Todo.create({ content: 'of grace' })));
    await as(grace, () => Todo.update({ id: other.id, content: 'second of grace' }));
    await as(ada, () => Todo.update({ id: row.id, content: 'second' }));
    expect((await subscriber.next()).data.onUpdateTodo.content).toBe('second');
    subscriber.stop();
  });

  it('bring the members of a group the rows of their group alone', async () => {
    const [admin, writer] = await Promise.all([newUser('admins'), newUser('writers')]);
    const subscriber = await as(writer, () => subscribeTo(Folder.onCreate()));
    await as(admin, () => Folder.create({ name: 'of the painters', team: 'painters' }));
    await as(admin, () => Folder.create({ name: 'of the writers', team: 'writers' }));
    expect((await subscriber.next()).name).toBe('of the writers');
    subscriber.stop();
  });

  it('bring the fields that the mutation selected, and null for the others', async () => {
    const marker = randomUUID();
    const subscriber = await as(ada, () =>
      subscribeTo(Book.onCreate({ filter: { genre: { eq: marker } }, selectionSet: ['title', 'pages', 'genre'] })),
    );
    await as(ada, () =>
      graphql(`mutation { createBook(input: { title: "T", genre: "${marker}", publishedOn: "2026-01-01", pages: 5 }) { title genre } }`),
    );
    expect(await subscriber.next()).toEqual({ title: 'T', genre: marker, pages: null });
    subscriber.stop();
  });

  it('bring nothing for a mutation that failed', async () => {
    const marker = randomUUID();
    const subscriber = await as(ada, () => subscribeTo(Article.onCreate({ filter: { title: { beginsWith: marker } } })));
    const id = rowOf(await as(ada, () => Article.create({ title: `${marker} first` }))).id;
    expect((await as(ada, () => Article.create({ id, title: `${marker} twice` }))).errors).toHaveLength(1);
    await as(ada, () => Article.create({ title: `${marker} second` }));
    expect((await subscriber.next()).title).toBe(`${marker} first`);
    expect((await subscriber.next()).title).toBe(`${marker} second`);
    subscriber.stop();
  });

  it('serve a guest of the identity pool and a holder of the API key, where the rule lets them read', async () => {
    const marker = randomUUID();
    const filter = { title: { eq: marker } };
    const guest = await subscribeTo(Article.onCreate({ filter, authMode: 'identityPool' }));
    const keyHolder = await subscribeTo(Article.onCreate({ filter, authMode: 'apiKey' }));
    await as(ada, () => Article.create({ title: marker }));
    expect((await guest.next()).title).toBe(marker);
    expect((await keyHolder.next()).title).toBe(marker);
    guest.stop();
    keyHolder.stop();
  });
});
