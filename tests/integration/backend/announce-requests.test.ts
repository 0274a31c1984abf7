import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { create, decline, take } from './guest-request-calls.ts';
import { newItem, newRequestWorld, of, type RequestWorld } from './guest-request-world.ts';
import { freshPhone } from './request-alert-calls.ts';
import {
  aRequestRow,
  documents,
  invokeWithBatch,
  givenUpBy,
  putRequest,
  sentTo,
  streamFunction,
  streamRecord,
  subscribePhone,
  tableNamed,
} from './sandbox-inside.ts';

let world: RequestWorld;
let guest: string;
let staff: string;
let announce: Awaited<ReturnType<typeof streamFunction>>;

beforeAll(async () => {
  world = await newRequestWorld(1);
  [guest = ''] = world.guests;
  [staff] = world.staff;
  announce = await streamFunction('announce');
});

const textsTo = async (phone: string): Promise<string[]> => (await sentTo(phone, 'SMS')).map(({ text }) => text ?? '');
const untilTexts = (phone: string, count: number) =>
  expect.poll(async () => (await textsTo(phone)).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(count);

const textAlert = (area: string, eventId = world.eventId): Promise<string> => subscribePhone(freshPhone(), { eventId, area });

const noticeOf = async (id: string): Promise<Record<string, unknown> | undefined> => {
  const { Item } = await documents().send(
    new GetCommand({ TableName: await tableNamed('NoticeTable'), Key: { id }, ConsistentRead: true }),
  );
  return Item;
};
const topicNotice = (request: { eventId: string; id: string }) => `${request.eventId}#STAFF_ALERT#${request.id}.1#staff-topic#STAFF_TOPIC`;

const help = (note: string) => create(guest, world.eventId, { category: 'ASSISTANCE', note });

/** Messages come in the order of the stream: when this one is there, those before it were dealt with. */
const marker = async (phone: string): Promise<void> => {
  const { id } = await help('The marker');
  await expect.poll(async () => (await textsTo(phone)).some((text) => text.includes('The marker')), { timeout: 30_000 }).toBe(true);
  await take('cancel', guest, { eventId: world.eventId, id });
};

describe('Staff without a screen', () => {
  it('hear of a new request by text message, of their area or of all, and of no other event', async () => {
    const other = await newRequestWorld(0);
    const [bar, stand, all, elsewhere] = [
      await textAlert(world.bar),
      await textAlert(world.stand),
      await textAlert('*'),
      await textAlert('*', other.eventId),
    ];
    const coffee = await newItem(world, { name: 'Flat white' });
    const request = await create(guest, world.eventId, { items: [of(coffee, 2)], location: 'Row 4' });
    await untilTexts(bar, 1);
    await untilTexts(all, 1);
    const board = `http://localhost:3000/staff/${world.eventId}/requests`;
    expect(await textsTo(bar)).toEqual([`North bar: 2 x Flat white to Row 4, for Ada. ${board}`]);
    expect(await textsTo(all)).toEqual(await textsTo(bar));
    expect([await textsTo(stand), await textsTo(elsewhere)]).toEqual([[], []]);

    const sms = (await sentTo(bar, 'SMS'))[0];
    const published = (await sentTo(sms?.attributes?.['topicArn'] ?? '', 'SNS')).filter(({ text }) => text?.includes(board));
    expect(published).toMatchObject([
      {
        subject: 'New request: North bar',
        attributes: { event: world.eventId, area: world.bar, category: 'BEVERAGE', urgency: 'NORMAL' },
      },
    ]);
    expect(published[0]?.text).not.toContain('Lovelace');
    await expect.poll(async () => (await noticeOf(topicNotice(request)))?.['state'], { timeout: 10_000 }).toBe('SENT');
    await take('cancel', guest, request);
  });

  it('hear of a call for help as urgent, with its note', async () => {
    const phone = await textAlert('help');
    const request = await help('The projector\nis off');
    await untilTexts(phone, 1);
    expect((await textsTo(phone))[0]).toMatch(/^Urgent\. Help desk: Help, for Ada\. The projector is off http/);
    await take('cancel', guest, request);
  });

  it('hear of it once, also when the stream brings it again', async () => {
    const phone = await textAlert('help');
    const row = aRequestRow(world.eventId, { category: 'ASSISTANCE', urgency: 'URGENT', lines: [], note: 'Once' });
    await putRequest(row);
    await untilTexts(phone, 1);
    const again = streamRecord({ after: row });
    await Promise.all([1, 2, 3].map(() => invokeWithBatch(announce.function, [again, again])));
    await marker(phone);
    expect((await textsTo(phone)).filter((text) => text.includes('Once'))).toHaveLength(1);
  });

  it('are not told twice when the publisher died: nobody knows whether it was published', async () => {
    const phone = await textAlert('help');
    const row = aRequestRow(world.eventId, { category: 'ASSISTANCE', lines: [], note: 'Perhaps' });
    await documents().send(
      new PutCommand({
        TableName: await tableNamed('NoticeTable'),
        Item: { id: topicNotice({ eventId: world.eventId, id: row.id }), state: 'SENDING', attempts: 1, uncertain: 1, senderId: 'dead' },
      }),
    );
    await putRequest(row);
    await marker(phone);
    expect((await textsTo(phone)).filter((text) => text.includes('Perhaps'))).toEqual([]);
  });

  it('are not sent for what was cancelled before they could be told, nor for what is too old', async () => {
    const phone = await textAlert('help');
    const open = aRequestRow(world.eventId, { category: 'ASSISTANCE', lines: [], note: 'Overtaken' });
    await putRequest({ ...open, state: 'CANCELLED' });
    await invokeWithBatch(announce.function, [streamRecord({ after: open })]);
    const old = aRequestRow(world.eventId, { category: 'ASSISTANCE', note: 'Ancient', createdAt: '2026-01-01T09:00:00.000Z' });
    await putRequest(old);
    await expect
      .poll(async () => await noticeOf(topicNotice({ eventId: world.eventId, id: old.id })), { timeout: 10_000 })
      .toMatchObject({ state: 'EXPIRED', reason: 'TOO_LATE' });
    await marker(phone);
    expect((await textsTo(phone)).filter((text) => /Overtaken|Ancient/.test(text))).toEqual([]);
  });
});

describe('A guest is told in the app', () => {
  const inApp = ({ eventId, id, guestId }: { eventId: string; id: string; guestId: string }, kind: string, version: number) =>
    noticeOf(`${eventId}#${kind}#${id}.${version}#${guestId}#IN_APP`);

  it('when staff claim, fulfil or decline the request', async () => {
    const request = await help('Please come');
    await take('claim', staff, request);
    await expect.poll(() => inApp(request, 'REQUEST_CLAIMED', 2), { timeout: 30_000 }).toMatchObject({ state: 'SENT' });
    await take('fulfil', staff, request);
    await expect.poll(() => inApp(request, 'REQUEST_FULFILLED', 3), { timeout: 30_000 }).toMatchObject({ state: 'SENT' });
    const declined = await help('And again');
    await decline(staff, declined, 'Nobody is free');
    await expect.poll(() => inApp(declined, 'REQUEST_DECLINED', 2), { timeout: 30_000 }).toMatchObject({ state: 'SENT' });
  });

  it('of nothing that was taken back before', async () => {
    const request = await help('Too quick');
    const claimed = { ...aRequestRow(world.eventId, { ...request, lines: [] }), state: 'CLAIMED', claimedByName: 'Grace', version: 2 };
    await invokeWithBatch(announce.function, [streamRecord({ before: { ...claimed, state: 'OPEN', version: 1 }, after: claimed })]);
    expect(await inApp(request, 'REQUEST_CLAIMED', 2)).toBeUndefined();
    await take('cancel', guest, request);
  });
});

describe('A record that holds no request', () => {
  it('holds back none of the others and is kept with what it held, once it was tried often enough', async () => {
    const phone = await textAlert('help');
    const before = (await givenUpBy(announce.function)).length;
    const rows = ['First', 'Poison', 'Last'].map((note) =>
      aRequestRow(world.eventId, { category: 'ASSISTANCE', lines: note === 'Poison' ? 'none' : [], note }),
    );
    await Promise.all(rows.map(putRequest));
    await untilTexts(phone, 2);
    await expect.poll(async () => (await givenUpBy(announce.function)).length, { timeout: 30_000 }).toBeGreaterThan(before);
    const [batch] = await givenUpBy(announce.function);
    expect(batch).toMatchObject({
      condition: 'RetryAttemptsExhausted',
      records: [{ eventName: 'INSERT', dynamodb: { NewImage: { note: { S: 'Poison' } } } }],
    });
    await marker(phone);
    const texts = await textsTo(phone);
    for (const note of ['First', 'Last']) expect(texts.filter((text) => text.includes(note))).toHaveLength(1);
  });
});
