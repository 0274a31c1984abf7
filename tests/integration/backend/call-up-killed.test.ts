import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { doorsOf } from '../../../local/seed/doors.ts';
import { createEvent } from '../../../local/seed/events.ts';
import { createPerson } from '../../../local/seed/people.ts';
import { callUpWorld, type CallUpWorld, noticeIdsOf, readAll } from '../../fixtures/world/call-up-world.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { type PrivateSandbox, startPrivateSandbox } from '../sandbox/support/private-sandbox.ts';
import { temporaryFolder } from '../sandbox/support/temporary-folder.ts';

const GUESTS = 250;
const MINUTE_MS = 60_000;

const connect = (sandbox: PrivateSandbox) => {
  const client = new DynamoDBClient({
    endpoint: sandbox.dynamodb,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  onTestFinished(() => client.destroy());
  return { client, documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }) };
};

const start = async (folder: string) => {
  const sandbox = await startPrivateSandbox(folder);
  onTestFinished(() => void sandbox.child.kill('SIGKILL'));
  const [, consoleUrl = ''] = await sandbox.untilOutput(/Console\s+(http:\S+)/);
  const { client, documents } = connect(sandbox);
  const tables = await callUpWorld.tables(client);
  const called = async ({ guests }: CallUpWorld): Promise<number> => {
    const ids = guests.map(({ reservationId }) => reservationId);
    return [...(await readAll(documents, tables.reservation, ids)).values()].filter(({ state }) => state === 'CALLED').length;
  };
  // Guests are told of their registration, too.
  const received = async (to: string): Promise<number> => {
    const messages = (await (await fetch(new URL(`/api/outbox?${new URLSearchParams({ to })}`, consoleUrl))).json()) as object[];
    return messages.filter((message) => JSON.stringify(message).includes('Time to queue')).length;
  };
  return { sandbox, consoleUrl, documents, tables, called, received };
};

test(
  'a sandbox killed in the middle of a call-up goes on with it: everyone is called once, and nobody is missed',
  { timeout: 600_000 },
  async () => {
    const folder = temporaryFolder();
    const killed = await start(folder);
    const doors = doorsOf(killed.sandbox.outputs);
    const organizer = await createPerson(doors, 'organizer@killed.example', ['organizers']);
    const eventId = await createEvent(doors, organizer.accessToken, anEvent({ capacity: 1000 }));
    const world = await callUpWorld.write(killed.documents, killed.tables, { eventId, count: GUESTS });
    // The schedule of every minute comes by itself; the moment it has called somebody, all is over.
    let before = 0;
    while (before === 0) before = await killed.called(world);
    killed.sandbox.child.kill('SIGKILL');
    await killed.sandbox.ended;
    expect(before).toBeLessThan(GUESTS);

    const next = await start(folder);
    await expect.poll(() => next.called(world), { timeout: 150_000, interval: 500 }).toBe(GUESTS);
    const places = await readAll(
      next.documents,
      next.tables.reservation,
      world.guests.map(({ reservationId }) => reservationId),
    );
    expect(new Set([...places.values()].map(({ version }) => version))).toEqual(new Set([2]));
    const statesInLedger = async (): Promise<string[]> =>
      [...(await readAll(next.documents, next.tables.notice, noticeIdsOf(world))).values()].map(({ state }) => String(state));
    expect(await statesInLedger()).toHaveLength(3 * GUESTS);

    // Leases of the dead sender, and notices whose dispatch died with the sandbox, are over in four minutes.
    await fetch(new URL('/api/clock', next.consoleUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ moveTo: new Date(Date.now() + 4 * MINUTE_MS).toISOString() }),
    });
    const open = async (): Promise<number> => (await statesInLedger()).filter((state) => state === 'PENDING' || state === 'SENDING').length;
    await expect.poll(open, { timeout: 150_000, interval: 1000 }).toBe(0);

    const notices = await readAll(next.documents, next.tables.notice, noticeIdsOf(world));
    for (const { id, email, phone } of world.guests) {
      const own = [...notices.values()].filter(({ guestId }) => guestId === id);
      const stateOn = (channel: string) => own.find((row) => row['channel'] === channel)?.['state'];
      const [texts, emails] = [await next.received(phone), await next.received(email)];
      expect(texts).toBeLessThanOrEqual(1);
      expect(emails).toBeLessThanOrEqual(2);
      for (const [channel, count] of [
        ['SMS', texts],
        ['EMAIL', emails],
      ] as const) {
        expect(['SENT', 'UNKNOWN']).toContain(stateOn(channel));
        if (stateOn(channel) === 'SENT') expect(count).toBeGreaterThanOrEqual(1);
      }
    }
  },
);
