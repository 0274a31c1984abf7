import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const CONDITION_FAILED = 'DynamoDB:ConditionalCheckFailedException';

describe('the operations of a model', async () => {
  const { client, newUser, graphql } = await connectToBackend();
  const { Article, Todo } = client.models;
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
  });

  it('create gives the row an id and the times of creation and change', async () => {
    const row = rowOf(await as(ada, () => Article.create({ title: 'First', views: 3 })));
    expect(row).toMatchObject({ title: 'First', views: 3 });
    expect(row.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(row.createdAt).toMatch(ISO_INSTANT);
    expect(row.updatedAt).toBe(row.createdAt);
  });

  it('create takes the id it is given, and refuses it the second time', async () => {
    const id = randomUUID();
    rowOf(await as(ada, () => Article.create({ id, title: 'Once' })));
    const { data, errors } = await as(ada, () => Article.create({ id, title: 'Twice' }));
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ errorType: CONDITION_FAILED, path: ['createArticle'] }]);
    expect(errors?.[0]?.message).toMatch(/^The conditional request failed/);
    expect(rowOf(await as(ada, () => Article.get({ id }))).title).toBe('Once');
  });

  it('get answers null, without an error, for a row that does not exist', async () => {
    const { data, errors } = await as(ada, () => Article.get({ id: randomUUID() }));
    expect(data).toBeNull();
    expect(errors).toBeUndefined();
  });

  it('update changes the fields it is given, keeps the others and moves updatedAt alone', async () => {
    const { id, createdAt } = rowOf(await as(ada, () => Article.create({ title: 'Before', views: 1 })));
    const row = rowOf(await as(ada, () => Article.update({ id, title: 'After' })));
    expect(row).toMatchObject({ id, title: 'After', views: 1, createdAt });
    expect(row.updatedAt >= createdAt).toBe(true);
    expect(rowOf(await as(ada, () => Article.get({ id })))).toEqual(row);
  });

  it('update removes a field that is set to null', async () => {
    const { id } = rowOf(await as(ada, () => Article.create({ title: 'Counted', views: 1 })));
    expect(rowOf(await as(ada, () => Article.update({ id, views: null }))).views).toBeNull();
    expect(rowOf(await as(ada, () => Article.get({ id }))).views).toBeNull();
  });

  it('update and delete refuse a row that does not exist', async () => {
    const id = randomUUID();
    expect(await as(ada, () => Article.update({ id, views: 1 }))).toMatchObject({ data: null, errors: [{ errorType: CONDITION_FAILED }] });
    expect(await as(ada, () => Article.delete({ id }))).toMatchObject({ data: null, errors: [{ errorType: CONDITION_FAILED }] });
    expect((await as(ada, () => Article.get({ id }))).data).toBeNull();
  });

  it('delete answers with the row as it was and leaves none', async () => {
    const row = rowOf(await as(ada, () => Article.create({ title: 'Gone', views: 9 })));
    expect(rowOf(await as(ada, () => Article.delete({ id: row.id })))).toMatchObject({ id: row.id, title: 'Gone', views: 9 });
    expect((await as(ada, () => Article.get({ id: row.id }))).data).toBeNull();
  });

  it('answers with the fields of the selection set and no other', async () => {
    const { id } = rowOf(await as(ada, () => Article.create({ title: 'Short', views: 5 })));
    const row = rowOf(await as(ada, () => Article.get({ id }, { selectionSet: ['title'] })));
    expect(row).toEqual({ title: 'Short' });
  });

  it('stores enums, booleans and numbers as what they are', async () => {
    const { id } = rowOf(await as(ada, () => Todo.create({ content: 'typed', priority: 7, isDone: false, stage: 'PUBLISHED' })));
    expect(rowOf(await as(ada, () => Todo.get({ id })))).toMatchObject({ priority: 7, isDone: false, stage: 'PUBLISHED' });
  });

  it('stores custom types with their nested fields', async () => {
    const size = { width: 1.5, height: null, labels: ['flat', 'light'] };
    const { id } = rowOf(await as(ada, () => client.models.Product.create({ sku: 'BOX-1', size })));
    expect(rowOf(await as(ada, () => client.models.Product.get({ id }))).size).toEqual(size);
  });

  it('lets one request carry several operations under aliases', async () => {
    const { data } = await as(ada, () =>
      graphql<{ one: { title: string }; two: { title: string } }>(`
        mutation Two {
          one: createArticle(input: { title: "one" }) {
            title
          }
          two: createArticle(input: { title: "two" }) {
            title
          }
        }
      `),
    );
    expect(data).toEqual({ one: { title: 'one' }, two: { title: 'two' } });
  });

  it('lets exactly one of many concurrent creations of an id win', async () => {
    const id = randomUUID();
    const answers = await as(ada, () =>
      Promise.all(Array.from({ length: 20 }, (_, number) => Article.create({ id, title: `by ${number}` }))),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors ?? []).every(({ errorType }) => errorType === CONDITION_FAILED)).toBe(true);
  });
});
