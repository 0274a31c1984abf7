import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

const unauthorized = (field: string) => ({ errorType: 'Unauthorized', message: `Not Authorized to access ${field}` });

describe('a group rule', async () => {
  const { client, newUser } = await connectToBackend();
  const { Folder } = client.models;
  let admin: TestUser;
  let writer: TestUser;
  let editor: TestUser;
  let nobody: TestUser;
  beforeAll(async () => {
    [admin, writer, editor, nobody] = await Promise.all([newUser('admins'), newUser('writers'), newUser('editors', 'writers'), newUser()]);
  });

  it('with a fixed group lets its members do everything', async () => {
    const { id } = rowOf(await as(admin, () => Folder.create({ name: 'All' })));
    expect(rowOf(await as(admin, () => Folder.update({ id, name: 'Renamed' }))).name).toBe('Renamed');
    expect(rowOf(await as(admin, () => Folder.list({ limit: 1000 }))).length).toBeGreaterThan(0);
    rowOf(await as(admin, () => Folder.delete({ id })));
  });

  it('lets nobody else create', async () => {
    for (const user of [writer, nobody]) {
      expect(await as(user, () => Folder.create({ name: 'Mine' }))).toMatchObject({
        data: null,
        errors: [unauthorized('createFolder on type Mutation')],
      });
    }
  });

  it('with a group named by the row gives that group what the rule says, and no more', async () => {
    const { id } = rowOf(await as(admin, () => Folder.create({ name: 'Of the writers', team: 'writers' })));
    expect(rowOf(await as(writer, () => Folder.get({ id }))).name).toBe('Of the writers');
    expect(rowOf(await as(editor, () => Folder.update({ id, name: 'By a writer' }))).name).toBe('By a writer');
    expect(await as(writer, () => Folder.delete({ id }))).toMatchObject({ errors: [unauthorized('deleteFolder on type Mutation')] });
    expect(await as(nobody, () => Folder.get({ id }))).toMatchObject({ data: null, errors: [unauthorized('getFolder on type Query')] });
  });

  it('with a list of groups in the row lets each of them in', async () => {
    const { id } = rowOf(await as(admin, () => Folder.create({ name: 'Of two teams', teams: ['editors', 'painters'] })));
    expect(rowOf(await as(editor, () => Folder.get({ id }))).name).toBe('Of two teams');
    expect(await as(writer, () => Folder.get({ id }))).toMatchObject({ data: null, errors: [unauthorized('getFolder on type Query')] });
    expect(await as(editor, () => Folder.update({ id, name: 'No' }))).toMatchObject({
      errors: [unauthorized('updateFolder on type Mutation')],
    });
  });

  it('lists the rows of the caller’s groups alone', async () => {
    await as(admin, () => Folder.create({ name: 'Of the painters', team: 'painters' }));
    await as(admin, () => Folder.create({ name: 'Of the writers', team: 'writers' }));
    const { data } = await as(writer, () => Folder.list({ limit: 1000 }));
    expect(data.length).toBeGreaterThan(0);
    expect(data.every(({ team, teams }) => team === 'writers' || teams?.includes('writers'))).toBe(true);
  });

  it('on an operation refuses everyone else with Unauthorized', async () => {
    const allowed = await as(admin, () => client.queries.echoForAdmins({ text: 'hello' }));
    expect(allowed.data).toMatchObject({ text: 'hello', groups: ['admins'] });
    expect(await as(editor, () => client.queries.echoForAdmins({ text: 'hello' }))).toMatchObject({
      data: null,
      errors: [unauthorized('echoForAdmins on type Query')],
    });
  });
});
