import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

const unauthorized = (field: string) => ({ errorType: 'Unauthorized', message: `Not Authorized to access ${field}` });

describe('the owner rule', async () => {
  const { client, newUser } = await connectToBackend();
  const { Todo, Journal } = client.models;
  let ada: TestUser;
  let grace: TestUser;
  let editor: TestUser;
  beforeAll(async () => {
    [ada, grace, editor] = await Promise.all([newUser(), newUser(), newUser('editors')]);
  });
  const newTodo = async (owner: TestUser, content: string) => rowOf(await as(owner, () => Todo.create({ content })));

  it('writes the creator into the row, and shows the user name', async () => {
    expect((await newTodo(ada, 'mine')).owner).toBe(ada.username);
  });

  it('lets the owner read, change and delete', async () => {
    const { id } = await newTodo(ada, 'to change');
    expect(rowOf(await as(ada, () => Todo.get({ id }))).content).toBe('to change');
    expect(rowOf(await as(ada, () => Todo.update({ id, content: 'changed' }))).content).toBe('changed');
    rowOf(await as(ada, () => Todo.delete({ id })));
  });

  it('refuses others with Unauthorized, and nothing has changed', async () => {
    const { id } = await newTodo(ada, 'private');
    expect(await as(grace, () => Todo.get({ id }))).toMatchObject({ data: null, errors: [unauthorized('getTodo on type Query')] });
    expect(await as(grace, () => Todo.update({ id, content: 'stolen' }))).toMatchObject({
      data: null,
      errors: [unauthorized('updateTodo on type Mutation')],
    });
    expect(await as(grace, () => Todo.delete({ id }))).toMatchObject({ data: null, errors: [unauthorized('deleteTodo on type Mutation')] });
    expect(rowOf(await as(ada, () => Todo.get({ id }))).content).toBe('private');
  });

  it('lists the rows of the caller alone', async () => {
    await newTodo(ada, 'by ada');
    await newTodo(grace, 'by grace');
    const { data } = await as(grace, () => Todo.list({ limit: 1000 }));
    expect(data.length).toBeGreaterThan(0);
    expect(data.every(({ owner }) => owner === grace.username)).toBe(true);
  });

  it('refuses to create a row for someone else', async () => {
    expect(await as(ada, () => Journal.create({ title: 'forged', author: grace.sub }))).toMatchObject({
      data: null,
      errors: [unauthorized('createJournal on type Mutation')],
    });
  });

  it('refuses a caller who is not signed in', async () => {
    const { data, errors } = await Todo.list({ authMode: 'identityPool' });
    expect(data ?? []).toEqual([]);
    expect(errors?.[0]).toMatchObject({ errorType: expect.stringMatching(/^Unauthorized/) as string });
  });

  it('uses the field and the claim that the model names', async () => {
    const row = rowOf(await as(ada, () => Journal.create({ title: 'Day one' })));
    expect(row.author).toBe(ada.sub);
    expect(await as(grace, () => Journal.get({ id: row.id }))).toMatchObject({
      data: null,
      errors: [unauthorized('getJournal on type Query')],
    });
  });

  it('lets the owner hand the row over, and not take it back', async () => {
    const { id } = rowOf(await as(ada, () => Journal.create({ title: 'Handed over' })));
    rowOf(await as(ada, () => Journal.update({ id, author: grace.sub })));
    expect(rowOf(await as(grace, () => Journal.get({ id }))).title).toBe('Handed over');
    expect(await as(ada, () => Journal.update({ id, title: 'Taken back' }))).toMatchObject({
      errors: [unauthorized('updateJournal on type Mutation')],
    });
  });

  it('stands beside a group that may read and nothing else', async () => {
    const { id } = rowOf(await as(ada, () => Journal.create({ title: 'For the editor' })));
    expect(rowOf(await as(editor, () => Journal.get({ id }))).title).toBe('For the editor');
    expect(await as(editor, () => Journal.update({ id, title: 'Edited' }))).toMatchObject({
      errors: [unauthorized('updateJournal on type Mutation')],
    });
    expect(await as(editor, () => Journal.delete({ id }))).toMatchObject({ errors: [unauthorized('deleteJournal on type Mutation')] });
  });
});
