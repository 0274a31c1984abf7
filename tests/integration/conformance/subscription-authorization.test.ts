import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend } from './setup/backend.ts';
import { subscribeTo } from './setup/subscriber.ts';

const BY_OWNER = 'subscription Own($owner: String) { onCreateTodo(owner: $owner) { content } }';

describe('a subscription is refused', async () => {
  const { client, newUser, subscribe } = await connectToBackend();
  const { onAlertForAdmins, onAlertIn } = client.subscriptions;
  let ada: TestUser;
  let admin: TestUser;
  beforeAll(async () => {
    [ada, admin] = await Promise.all([newUser(), newUser('admins')]);
  });

  it('with Unauthorized when the caller is not in the group', async () => {
    await expect(as(ada, () => subscribeTo(onAlertForAdmins({ reason: 'curious' })))).rejects.toThrow(
      'Not Authorized to access onAlertForAdmins on type Subscription',
    );
  });

  it('by its resolver, with the message and type it raised', async () => {
    await expect(as(admin, () => subscribeTo(onAlertForAdmins({})))).rejects.toThrow(/ReasonMissing.*A reason is missing/);
  });

  it('when the owner that was named is another', async () => {
    const grace = await newUser();
    await expect(as(ada, () => subscribe(BY_OWNER, { owner: `${grace.sub}::${grace.username}` }))).rejects.toThrow('Unauthorized');
  });

  it('when the mode of the call may not read the model', async () => {
    await expect(subscribeTo(client.models.Todo.onCreate({ authMode: 'apiKey' }))).rejects.toThrow('Unauthorized');
    await expect(subscribeTo(client.models.Todo.onCreate({ authMode: 'identityPool' }))).rejects.toThrow('Unauthorized');
  });

  it('and later ones still work', async () => {
    const area = randomUUID();
    await expect(as(ada, () => subscribeTo(onAlertForAdmins({ reason: 'again' })))).rejects.toThrow('Unauthorized');
    const subscriber = await as(ada, () => subscribeTo(onAlertIn({ area })));
    await as(ada, () => client.mutations.publishAlert({ id: 'a', area, severity: 1 }));
    expect(await subscriber.next()).toMatchObject({ area });
    subscriber.stop();
  });
});
