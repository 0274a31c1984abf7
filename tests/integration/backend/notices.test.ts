import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { aGuest, cancel, createEvent, publishEvent, register } from './backend-calls.ts';
import { listMyNotices, listNotices } from './notice-calls.ts';
import { newPeople, newPerson } from './people.ts';
import { documents, invokeWithBatch, sentTo, streamFunction, streamRecord, tableNamed } from './sandbox-inside.ts';

let organizer: Person;
let guests: Person[];
let ledger: string;

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  guests = await newPeople(3);
  ledger = await tableNamed('NoticeTable');
});

const guest = (index: number): Person => guests[index] as Person;

const published = async (name: string): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ name }));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

const logOf = async (eventId: string, state: string | null = null) =>
  (await listNotices(organizer.accessToken, eventId, { state })).items.map((notice) => `${notice.kind} ${notice.channel} ${notice.state}`);

const findNotice = async (id: string): Promise<NoticeRow> => {
  const { Item } = await documents().send(new GetCommand({ TableName: ledger, Key: { id }, ConsistentRead: true }));
  return Item as NoticeRow;
};

describe('Every message', () => {
  it('is in the log, with what became of it on each channel', async () => {
    const eventId = await published('Logged');
    await register(guest(0).accessToken, eventId, { input: aGuest({ phone: '+351912000011', notifyBySms: true }) });
    await expect
      .poll(async () => (await logOf(eventId)).sort(), { timeout: 30_000 })
      .toEqual(['REGISTERED EMAIL SENT', 'REGISTERED IN_APP SENT', 'REGISTERED SMS SENT']);
    expect(await logOf(eventId, 'SENT')).toHaveLength(3);
    expect(await logOf(eventId, 'FAILED')).toEqual([]);
    const [text] = await sentTo('+351912000011', 'SMS');
    expect(text?.attributes).toMatchObject({ notice: expect.stringMatching(/^\w{8}#REGISTERED#.*#SMS$/) as string });
  });

  it('in the app is for its guest alone, newest first', async () => {
    const eventId = await published('Own');
    await register(guest(0).accessToken, eventId);
    await expect
      .poll(async () => (await listMyNotices(guest(0).accessToken, eventId)).items.map(({ text }) => text), { timeout: 30_000 })
      .toEqual(['You are registered for Own.']);
    await cancel(guest(0).accessToken, eventId);
    await expect
      .poll(async () => (await listMyNotices(guest(0).accessToken, eventId)).items.map(({ text }) => text), { timeout: 30_000 })
      .toEqual(['Your registration for Own is cancelled.', 'You are registered for Own.']);
    expect((await listMyNotices(guest(1).accessToken, eventId)).items).toEqual([]);
    await expect(listNotices(guest(1).accessToken, eventId)).rejects.toThrow('Unauthorized');
    await expect(listNotices(organizer.accessToken, 'AAAAAAAA')).rejects.toThrow('EVENT_NOT_FOUND');
    await expect(listMyNotices(guest(0).accessToken, eventId, 'nonsense')).rejects.toThrow('INVALID_INPUT');
  });

  it('is not sent to a number that opted out, and is listed as such', async () => {
    const phone = '+351912000012';
    const optOut = { id: `OPT_OUT#SMS#${phone}`, reason: 'OPT_OUT', expiresAt: Math.floor(Date.now() / 1000) + 3600 };
    await documents().send(new PutCommand({ TableName: ledger, Item: optOut }));
    const eventId = await published('Stopped');
    await register(guest(1).accessToken, eventId, { input: aGuest({ phone, notifyBySms: true }) });
    await expect.poll(() => logOf(eventId, 'SUPPRESSED'), { timeout: 30_000 }).toEqual(['REGISTERED SMS SUPPRESSED']);
    expect((await listNotices(organizer.accessToken, eventId, { state: 'SUPPRESSED' })).items[0]?.reason).toBe('OPTED_OUT');
    expect(await sentTo(phone, 'SMS')).toEqual([]);
    await expect.poll(() => logOf(eventId, 'SENT'), { timeout: 30_000 }).toContain('REGISTERED EMAIL SENT');
  });

  it('goes out once, also when the stream brings its record again', async () => {
    const phone = '+351912000013';
    const eventId = await published('Redelivered');
    await register(guest(2).accessToken, eventId, { input: aGuest({ phone, notifyBySms: true }) });
    await expect.poll(() => logOf(eventId, 'SENT'), { timeout: 30_000 }).toHaveLength(3);
    const { items } = await listNotices(organizer.accessToken, eventId);
    const sent = await findNotice(items.find(({ channel }) => channel === 'SMS')?.id ?? '');
    const fresh = { ...sent, state: 'PENDING', attempts: 0, uncertain: 0 };
    const { function: sender } = await streamFunction('send-notices').catch(() => streamFunction('sendnotices'));
    const record = streamRecord({ after: fresh });
    expect(await invokeWithBatch(sender, [record, record])).toEqual({ batchItemFailures: [] });
    expect(await sentTo(phone, 'SMS')).toHaveLength(1);
    expect(await findNotice(sent.id)).toMatchObject({ state: 'SENT', attempts: 1 });
  });

  it('is listed page by page, none left out and none twice', async () => {
    const eventId = await published('Pages');
    const at = (index: number): string => new Date(Date.now() - index * 1000).toISOString();
    const rows = Array.from({ length: 130 }, (_, index) => ({
      ...{ id: `${eventId}#page-${String(index).padStart(3, '0')}`, eventId, kind: 'PROMOTED', subjectId: 's', personId: 'p' },
      ...{ channel: 'EMAIL', state: index % 13 === 0 ? 'SENDING' : 'SENT', text: `Message ${index}`, facts: {}, attempts: 0, uncertain: 0 },
      // An event of a hundred has two shards. Nothing of these waits: no sender looks at them.
      ...{ createdAt: at(index), useBefore: at(0), eventShard: `${eventId}#${index % 2}`, expiresAt: 4_000_000_000 },
    }));
    await Promise.all(rows.map((Item) => documents().send(new PutCommand({ TableName: ledger, Item: { ...Item, state: Item.state } }))));
    const texts: string[] = [];
    let nextToken: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listNotices>> = await listNotices(organizer.accessToken, eventId, { nextToken });
      texts.push(...page.items.map(({ text }) => text));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(texts).toEqual(rows.map(({ text }) => text));
    expect((await listNotices(organizer.accessToken, eventId, { state: 'SENT' })).items).toHaveLength(50);
  });
});
