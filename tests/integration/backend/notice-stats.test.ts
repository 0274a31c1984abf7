import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { aGuest, createEvent, publishEvent, register } from './backend-calls.ts';
import { aLedgerRow, emailEvent, ledgerRow, PERMANENT, putLedgerRow, tellDelivery } from './ledger-rows.ts';
import { getNoticeStats, listNotices, type NoticeStats } from './notice-calls.ts';
import { newPerson, newWorker } from './people.ts';
import { invokeWithBatch, givenUpBy, streamFunction, streamRecord } from './sandbox-inside.ts';

const WAIT = { timeout: 30_000 };

let organizer: Person;
let guest: Person;
let aggregate: Awaited<ReturnType<typeof streamFunction>>;

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  guest = await newPerson();
  aggregate = await streamFunction('aggregate-notices');
});

const published = async (): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ name: 'Counted' }));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

const wordsOf = ({ counts }: NoticeStats) =>
  Object.fromEntries(
    counts.map(({ kind, channel, state, delivery, reason, count }) => [
      [kind, channel, state, delivery, reason].filter(Boolean).join(' '),
      count,
    ]),
  );
const countsOf = async (eventId: string) => wordsOf(await getNoticeStats(organizer.accessToken, eventId));

describe('The counts of an event', () => {
  it('are where its messages are, from the first to what the providers told', async () => {
    const eventId = await published();
    await register(guest.accessToken, eventId, { input: aGuest({ phone: '+14255550111', notifyBySms: true }) });
    await expect
      .poll(() => countsOf(eventId), WAIT)
      .toEqual({
        'REGISTERED IN_APP SENT': 1,
        'REGISTERED EMAIL SENT DELIVERED': 1,
        'REGISTERED SMS SENT REJECTED TEXT_BLOCKED': 1,
      });
    const row = await putLedgerRow(aLedgerRow(eventId));
    await expect.poll(() => countsOf(eventId), WAIT).toMatchObject({ 'PROMOTED EMAIL SENT': 1 });
    await tellDelivery(emailEvent(row, 'Bounce', { detail: PERMANENT, to: `counted-${randomUUID()}@usher.example` }));
    await expect
      .poll(() => countsOf(eventId), WAIT)
      .toEqual({
        'REGISTERED IN_APP SENT': 1,
        'REGISTERED EMAIL SENT DELIVERED': 1,
        'REGISTERED SMS SENT REJECTED TEXT_BLOCKED': 1,
        'PROMOTED EMAIL SENT BOUNCED BOUNCE_PERMANENT_GENERAL': 1,
      });
    expect((await getNoticeStats(organizer.accessToken, eventId)).countedAt).not.toBeNull();
  });

  it('lead to the messages that they count', async () => {
    const eventId = await published();
    const rows = [
      aLedgerRow(eventId),
      aLedgerRow(eventId, { delivery: 'DELIVERED' }),
      aLedgerRow(eventId, { delivery: 'BOUNCED', reason: 'BOUNCE_PERMANENT_GENERAL', outcomeShard: `${eventId}#BOUNCED#0` }),
      aLedgerRow(eventId, { state: 'FAILED', reason: 'MessageRejected', outcomeShard: `${eventId}#FAILED#0` }),
      aLedgerRow(eventId, { state: 'FAILED', reason: 'AccountSuspended', outcomeShard: `${eventId}#FAILED#0` }),
      aLedgerRow(eventId, { channel: 'SMS' }),
    ];
    await Promise.all(rows.map(putLedgerRow));
    const found = async (filter: Parameters<typeof listNotices>[2]) =>
      (await listNotices(organizer.accessToken, eventId, filter)).items.map(({ id }) => rows.findIndex((row) => row.id === id)).sort();
    await expect.poll(() => found({}), WAIT).toHaveLength(6);
    expect(await found({ state: 'SENT', channel: 'EMAIL', withoutDelivery: true })).toEqual([0]);
    expect(await found({ state: 'SENT', delivery: 'DELIVERED' })).toEqual([1]);
    expect(await found({ state: 'SENT', delivery: 'BOUNCED', kind: 'PROMOTED' })).toEqual([2]);
    expect(await found({ state: 'FAILED', reason: 'MessageRejected' })).toEqual([3]);
    expect(await found({ state: 'SENT', channel: 'SMS' })).toEqual([5]);
    expect(await found({ kind: 'REGISTERED' })).toEqual([]);
  });

  it('are nothing before the first message, and for organizers alone', async () => {
    const eventId = await published();
    expect(await getNoticeStats(organizer.accessToken, eventId)).toEqual({ counts: [], countedAt: null });
    await expect(getNoticeStats(await newWorker(organizer.accessToken, eventId, 'STAFF'), eventId)).rejects.toThrow('Not Authorized');
    await expect(getNoticeStats(guest.accessToken, eventId)).rejects.toThrow('Not Authorized');
    await expect(getNoticeStats(organizer.accessToken, 'AAAAAAA7')).rejects.toThrow('EVENT_NOT_FOUND');
    await expect(getNoticeStats(organizer.accessToken, 'nonsense')).rejects.toThrow('EVENT_NOT_FOUND');
  });
});

describe('Everything that one guest was told', () => {
  it('is listed on every channel, page by page, and nothing of others', async () => {
    const eventId = await published();
    const { guestId } = await register(guest.accessToken, eventId, { input: aGuest({ phone: '+351912000051', notifyBySms: true }) });
    await expect.poll(async () => (await listNotices(organizer.accessToken, eventId, { guestId })).items.length, WAIT).toBe(3);
    const news = Array.from({ length: 25 }, (_, index) => ({
      subjectId: `s.${index}`,
      createdAt: new Date(Date.now() - 3_600_000 - index * 1000).toISOString(),
    }));
    for (const channel of ['IN_APP', 'EMAIL'] as const) {
      const rows = news.map(({ subjectId, createdAt }) => ({
        ...aLedgerRow(eventId, { channel, guestId, createdAt, ...(channel === 'IN_APP' && { inAppGuestId: guestId }) }),
        id: `${eventId}#PROMOTED#${subjectId}#${guestId}#${channel}`,
      }));
      await Promise.all(rows.map(putLedgerRow));
    }
    await putLedgerRow(aLedgerRow(eventId, { guestId: 'BBBBBBBBBBBBBBBB', channel: 'IN_APP', inAppGuestId: 'BBBBBBBBBBBBBBBB' }));
    const ids: string[] = [];
    let nextToken: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listNotices>> = await listNotices(organizer.accessToken, eventId, { guestId, nextToken });
      ids.push(...page.items.map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(3 + 2 * news.length);
    expect(ids.every((id) => id.includes(`#${guestId}#`))).toBe(true);
    expect((await listNotices(organizer.accessToken, eventId, { guestId, channel: 'SMS' })).items).toHaveLength(1);
    await expect(listNotices(organizer.accessToken, await published(), { guestId })).rejects.toThrow('GUEST_NOT_FOUND');
  });
});

describe('A batch of the ledger that comes again', () => {
  it('counts nothing twice, whole, in parts, and several at once', async () => {
    const eventId = await published();
    const steps = Array.from({ length: 8 }, () => {
      const waiting = aLedgerRow(eventId, { state: 'PENDING', attempts: 0 });
      const sending = { ...waiting, state: 'SENDING', attempts: 1 };
      const sent = { ...sending, state: 'SENT' };
      const arrived = { ...sent, delivery: 'DELIVERED' };
      return [
        streamRecord({ after: waiting }),
        streamRecord({ before: waiting, after: sending }),
        streamRecord({ before: sending, after: sent }),
        streamRecord({ before: sent, after: arrived }),
      ];
    });
    const records = steps.flat();
    const again = (from: number, to: number) => invokeWithBatch(aggregate.function, records.slice(from, to));
    await again(0, 13);
    await Promise.all([again(0, 32), again(0, 32), again(5, 20)]);
    for (const [from, to] of fc.sample(fc.tuple(fc.nat(31), fc.nat(31)), { numRuns: 6, seed: 4 }))
      await again(Math.min(from, to), Math.max(from, to) + 1);
    expect(await countsOf(eventId)).toEqual({ 'PROMOTED EMAIL SENT DELIVERED': 8 });
  });

  it('leaves dispatches and opt-outs out, and a notice that cannot be read fails alone', async () => {
    const eventId = await published();
    const dispatch = { id: `${eventId}#DISPATCH#x#SMS#1`, kind: 'DISPATCH', eventId, noticeIds: [], expiresAt: 4_000_000_000 };
    const optOut = { id: 'OPT_OUT#SMS#+351912000000', reason: 'STOP', optedOutAt: new Date().toISOString(), expiresAt: 4_000_000_000 };
    const poison = streamRecord({ after: { ...aLedgerRow(eventId), state: 'LOST' } });
    const batch = [
      streamRecord({ after: dispatch }),
      streamRecord({ after: aLedgerRow(eventId) }),
      poison,
      streamRecord({ after: optOut }),
    ];
    const failures = { batchItemFailures: [{ itemIdentifier: poison.dynamodb?.SequenceNumber }] };
    expect(await invokeWithBatch(aggregate.function, batch)).toEqual(failures);
    expect(await invokeWithBatch(aggregate.function, batch)).toEqual(failures);
    expect(await countsOf(eventId)).toEqual({ 'PROMOTED EMAIL SENT': 1 });
  });

  it('is kept aside when it cannot be read, and what comes after it is counted', async () => {
    const eventId = await published();
    const before = (await givenUpBy(aggregate.function)).length;
    const poison = await putLedgerRow({ ...aLedgerRow(eventId), state: 'LOST' as never });
    await putLedgerRow(aLedgerRow(eventId));
    await expect.poll(() => countsOf(eventId), WAIT).toEqual({ 'PROMOTED EMAIL SENT': 1 });
    await expect.poll(async () => (await givenUpBy(aggregate.function)).length, WAIT).toBeGreaterThan(before);
    expect((await ledgerRow(poison.id))?.state).toBe('LOST');
  });
});
