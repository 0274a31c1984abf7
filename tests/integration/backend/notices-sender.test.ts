import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import { planNotices } from '../../../amplify/functions/notices/plan-notices.ts';
import type { Providers } from '../../../amplify/functions/notices/providers.ts';
import { sendNotices } from '../../../amplify/functions/notices/send-notices.ts';
import { sweepDueNotices } from '../../../amplify/functions/notices/sweep-due-notices.ts';
import { dueShards } from '../../../lib/domain/notification.ts';
import { hasDied, injectFaults, loseNextAnswer, ProcessDied, serviceError, watchedProviders } from './sender-faults.ts';
import { claimedGuests, openWorkshop, planned, putInWorld, readNotice, received, type Told, waiting } from './sender-workshop.ts';

const MINUTE_MS = 60_000;

let providers: Providers;

beforeAll(async () => {
  await openWorkshop();
  providers = await watchedProviders();
});

afterEach(() => injectFaults());

const later = (minutes: number) => () => new Date(Date.now() + minutes * MINUTE_MS);

const sweep = (minutes: number) => sweepDueNotices({ providers, now: later(minutes), mayGoOn: () => true });

/** Runs the sender as a process that may die: its death is no failure of the test. */
const inProcess = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ProcessDied)) throw error;
  }
};

const of = (rows: NoticeRow[], channel: 'EMAIL' | 'SMS'): NoticeRow => rows.find((row) => row.channel === channel) as NoticeRow;

const oneGuest = async (): Promise<{ told: Told; rows: NoticeRow[] }> => {
  const [told] = (await claimedGuests(1)) as [Told];
  return { told, rows: await planned([told]) };
};

describe('The ledger', () => {
  it('holds one message a channel, however often and however many at once plan it', async () => {
    const [told] = (await claimedGuests(1)) as [Told];
    const ids = await Promise.all(Array.from({ length: 20 }, () => planNotices([told.request])));
    expect(ids.flat()).toHaveLength(3);
    const rows = await Promise.all([...new Set(ids.flat())].map(readNotice));
    expect(rows.map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual(['EMAIL PENDING', 'IN_APP SENT', 'SMS PENDING']);
  });

  it('sends one message a channel, though the stream brings it again and the sweep finds it too', async () => {
    const { told, rows } = await oneGuest();
    // One clock for all: a notice that its stream did not bring for minutes.
    const senders = Array.from({ length: 10 }, () => sendNotices(rows, { providers, now: later(3) }));
    await Promise.all([...senders, sweep(3)]);
    await sendNotices(rows, { providers });
    expect(await received(told.email, 'EMAIL')).toBe(1);
    expect(await received(told.phone, 'SMS')).toBe(1);
    expect(await readNotice(of(rows, 'SMS').id)).toMatchObject({ state: 'SENT', attempts: 1, providerId: expect.any(String) });
  });

  it('lets what is sent wait for nothing', async () => {
    const { rows } = await oneGuest();
    await sendNotices(rows, { providers });
    const ids = (await Promise.all(dueShards().map(waiting))).flat();
    expect(ids).not.toContain(of(rows, 'EMAIL').id);
  });
});

it('A sender whose claim was written, but whose answer was lost, still sends', async () => {
  const { told, rows } = await oneGuest();
  const isLost = loseNextAnswer('UpdateItemCommand');
  await sendNotices([of(rows, 'SMS')], { providers });
  expect(isLost()).toBe(true);
  expect(await readNotice(of(rows, 'SMS').id)).toMatchObject({ state: 'SENT', attempts: 1 });
  expect(await received(told.phone, 'SMS')).toBe(1);
});

describe('A provider that asks to wait', () => {
  it('is asked again later, and sends once', async () => {
    const { told, rows } = await oneGuest();
    injectFaults(({ client, moment }) =>
      client === 'provider' && moment === 'before' ? serviceError('ThrottlingException', 400) : undefined,
    );
    await sendNotices(rows, { providers });
    expect(await readNotice(of(rows, 'SMS').id)).toMatchObject({ state: 'PENDING', reason: 'ThrottlingException', attempts: 1 });
    injectFaults();
    await sendNotices(await Promise.all(rows.map(({ id }) => readNotice(id))), { providers, now: later(-5) });
    await sweep(5);
    expect(await received(told.phone, 'SMS')).toBe(1);
    expect(await received(told.email, 'EMAIL')).toBe(1);
  });

  it('is not asked for ever: the notice fails, or is too late', async () => {
    const { told, rows } = await oneGuest();
    injectFaults(({ client, moment }) =>
      client === 'provider' && moment === 'before' ? serviceError('ServiceUnavailable', 503) : undefined,
    );
    await sendNotices(rows, { providers });
    for (const minutes of [2, 5, 9, 15, 25, 31]) await sweep(minutes);
    const row = await readNotice(of(rows, 'SMS').id);
    expect(row).toMatchObject({ state: 'EXPIRED', reason: 'TOO_LATE', outcomeShard: 'WORKSHOP#EXPIRED#0' });
    expect(row.dueAt).toBeUndefined();
    expect(await received(told.phone, 'SMS')).toBe(0);
  });
});

describe('A provider that refuses', () => {
  it('ends the notice with its reason', async () => {
    const { rows } = await oneGuest();
    injectFaults(({ client, moment }) => (client === 'provider' && moment === 'before' ? serviceError('MessageRejected', 400) : undefined));
    await sendNotices(rows, { providers });
    expect(await readNotice(of(rows, 'EMAIL').id)).toMatchObject({ state: 'FAILED', reason: 'MessageRejected' });
  });

  it('because of an opt-out is remembered: no text message goes there any more', async () => {
    const { told, rows } = await oneGuest();
    const optedOut = serviceError('ConflictException', 400, { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' });
    injectFaults(({ command, moment }) => (command === 'SendTextMessageCommand' && moment === 'before' ? optedOut : undefined));
    await sendNotices(rows, { providers });
    injectFaults();
    expect(await readNotice(of(rows, 'SMS').id)).toMatchObject({ state: 'SUPPRESSED', reason: 'OPTED_OUT', attempts: 1 });
    const [other] = (await claimedGuests(1)) as [Told];
    await putInWorld({ ...(await readWorldGuest(other)), phone: told.phone });
    const again = await planned([other]);
    await sendNotices(again, { providers });
    expect(await readNotice(of(again, 'SMS').id)).toMatchObject({ state: 'SUPPRESSED', reason: 'OPTED_OUT', attempts: 0 });
    expect(await readNotice(of(again, 'EMAIL').id)).toMatchObject({ state: 'SENT' });
    expect(await received(told.phone, 'SMS')).toBe(0);
  });
});

const readWorldGuest = async ({ guestId }: Told): Promise<Record<string, unknown>> => {
  const { findGuest } = await import('../../../amplify/functions/runtime/rows.ts');
  return (await findGuest(guestId)) as unknown as Record<string, unknown>;
};

/** What must hold for every notice, whatever happened to its senders. */
const checkFate = async (row: NoticeRow, told: Told): Promise<void> => {
  const { state } = await readNotice(row.id);
  const count = await received(row.channel === 'SMS' ? told.phone : told.email, row.channel as 'EMAIL' | 'SMS');
  const where = `${row.channel} ${state}, received ${count}`;
  expect(count, where).toBeLessThanOrEqual(row.channel === 'SMS' ? 1 : 2);
  expect(['SENT', 'UNKNOWN', 'FAILED', 'EXPIRED'], where).toContain(state);
  if (state === 'SENT') expect(count, where).toBeGreaterThanOrEqual(1);
  if (state === 'FAILED' || state === 'EXPIRED') expect(count, where).toBe(0);
};

describe('A sender that dies', () => {
  it('at any await sends no text message twice, no e-mail more than twice, and leaves nothing unlisted', { timeout: 300_000 }, async () => {
    let points = 0;
    for (let point = 0; ; point++) {
      const [told] = (await claimedGuests(1)) as [Told];
      const rows = await planned([told]);
      let seen = 0;
      injectFaults(() => (seen++ === point ? 'DIE' : undefined));
      await inProcess(sendNotices(rows, { providers }));
      const died = hasDied();
      injectFaults();
      // The stream brings the records again at once; the lease of the dead sender still runs. Then the sweep comes by.
      await sendNotices(rows, { providers });
      for (const minutes of [4, 8, 12]) await sweep(minutes);
      for (const row of rows) await checkFate(row, told);
      if (!died) break;
      points += 1;
    }
    // Reads, claims, calls and outcomes of two notices, each before and after.
    expect(points).toBeGreaterThanOrEqual(16);
  });

  it.each([1, 2, 3])('again and again, seed %i, does no more harm', { timeout: 300_000 }, async (seed) => {
    const random = seeded(seed);
    const told = await claimedGuests(12);
    const rows = await planned(told);
    for (let run = 0; run < 12; run++) {
      injectFaults(() => (random() < 0.04 ? 'DIE' : undefined));
      await inProcess(run % 3 === 0 ? sendNotices(rows, { providers, now: later(run) }) : sweep(run * 2));
    }
    injectFaults();
    for (const minutes of [28, 33, 37]) await sweep(minutes);
    for (const row of rows) await checkFate(row, told.find(({ guestId }) => guestId === row.guestId) as Told);
  });

  it('with the provider silent leaves a text message UNKNOWN at once, and sends the e-mail once more', async () => {
    const { told, rows } = await oneGuest();
    injectFaults(({ client, moment }) => (client === 'provider' && moment === 'after' ? new Error('socket hang up') : undefined));
    await sendNotices(rows, { providers });
    expect(await readNotice(of(rows, 'SMS').id)).toMatchObject({ state: 'UNKNOWN', outcomeShard: 'WORKSHOP#UNKNOWN#0' });
    for (const minutes of [2, 5, 9]) await sweep(minutes);
    expect(await readNotice(of(rows, 'EMAIL').id)).toMatchObject({ state: 'UNKNOWN', attempts: 2 });
    expect(await received(told.phone, 'SMS')).toBe(1);
    expect(await received(told.email, 'EMAIL')).toBe(2);
  });
});

/** Mulberry32: the same numbers for the same seed. */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};
