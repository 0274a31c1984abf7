import { PinpointClient } from '@aws-sdk/client-pinpoint';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DispatchRow } from '../../../amplify/functions/notices/dispatch.ts';
import { sendEmail } from '../../../amplify/functions/notices/email/send-email.ts';
import type { Providers } from '../../../amplify/functions/notices/providers.ts';
import { sendDispatch } from '../../../amplify/functions/notices/send-dispatch.ts';
import { pinpointSmsSender } from '../../../amplify/functions/notices/sms/pinpoint-sms-sender.ts';
import { sweepDueNotices } from '../../../amplify/functions/notices/sweep-due-notices.ts';
import { rateOf } from '../../../lib/domain/send-rate.ts';
import { FAST_RATES } from './sender-faults.ts';
import { openWorkshop, readNotice, received } from './sender-workshop.ts';
import { calledGuests, changeGuest, inMinutes, plannedTogether, putSession, rowsOf } from './session-workshop.ts';

const MINUTE_MS = 60_000;

type Answer = { DeliveryStatus: string; MessageId?: string } | undefined;

/** Stands in for Pinpoint: what it is asked for, and what it answers for each number. The client is the real one. */
const pinpoint = (answer: (number: string) => Answer) => {
  const calls: { at: number; numbers: string[]; bodies: string[] }[] = [];
  const client = new PinpointClient({});
  client.middlewareStack.add(
    () => async (input) => {
      const { Addresses = {} } = (input.input as { MessageRequest: { Addresses?: Record<string, { BodyOverride?: string }> } })
        .MessageRequest;
      const numbers = Object.keys(Addresses);
      calls.push({ at: Date.now(), numbers, bodies: Object.values(Addresses).map(({ BodyOverride = '' }) => BodyOverride) });
      const Result = Object.fromEntries(numbers.flatMap((number) => (answer(number) ? [[number, answer(number)]] : [])));
      return { response: {}, output: { $metadata: {}, MessageResponse: { Result } } as never };
    },
    { step: 'initialize', name: 'pinpoint' },
  );
  const providers: Providers = {
    sendEmail,
    sendTexts: pinpointSmsSender({ client, projectId: 'project' }),
    rates: { ...FAST_RATES, SMS: { perSecond: 5_000, atOnce: 100 } },
  };
  return { calls, providers };
};

const takes = (number: string): Answer => ({ DeliveryStatus: 'SUCCESSFUL', MessageId: `m${number}` });

const textsOf = (dispatches: DispatchRow[]): DispatchRow => dispatches.find(({ id }) => id.includes('#SMS#')) as DispatchRow;
const emailsOf = (dispatches: DispatchRow[]): DispatchRow => dispatches.find(({ id }) => id.includes('#EMAIL#')) as DispatchRow;

beforeAll(openWorkshop);

describe('News for many', { timeout: 120_000 }, () => {
  it('is planned once for each guest and channel, however often and however many at once plan it', async () => {
    const called = await calledGuests(30);
    const now = new Date();
    const plans = await Promise.all([1, 2, 3].map(() => plannedTogether(called, now)));
    expect(plans.flatMap(({ ids }) => ids)).toHaveLength(90);
    expect((await plannedTogether(called, now)).ids).toEqual([]);
    const [{ dispatches }] = plans as [(typeof plans)[number]];
    expect(dispatches.map(({ noticeIds }) => noticeIds.length)).toEqual([30, 30]);
  });

  it('is one call for a hundred numbers, and every number has its own outcome', async () => {
    const called = await calledGuests(100);
    const { ids, dispatches } = await plannedTogether(called);
    const results = ['SUCCESSFUL', 'OPT_OUT', 'PERMANENT_FAILURE', 'THROTTLED', 'UNKNOWN_FAILURE', undefined];
    const phones = called.told.map(({ phone }) => phone);
    const { calls, providers } = pinpoint((number) => {
      const DeliveryStatus = results[phones.indexOf(number) % results.length];
      return DeliveryStatus ? { DeliveryStatus, MessageId: `m${number}` } : undefined;
    });
    expect(await sendDispatch(textsOf(dispatches), { providers })).toBeUndefined();
    expect(calls.map(({ numbers }) => numbers.length)).toEqual([100]);
    const rows = await rowsOf(called, 'SMS', ids);
    const fates = [
      'SENT m',
      'SUPPRESSED OPTED_OUT',
      'FAILED PERMANENT_FAILURE',
      'PENDING THROTTLED',
      'UNKNOWN UNKNOWN_FAILURE',
      'UNKNOWN NO_RESULT',
    ];
    rows.forEach(({ state, reason, providerId, attempts }, index) => {
      const detail = state === 'SENT' ? providerId?.slice(0, 1) : reason;
      expect(`${state} ${detail}`).toBe(fates[index % fates.length]);
      expect(attempts).toBe(1);
    });
    expect(rows[0]?.providerId).toBe(`m${phones[0]}`);
  });

  it('is not sent again when its dispatch comes again, also to two senders at once', async () => {
    const called = await calledGuests(10);
    const { ids, dispatches } = await plannedTogether(called);
    const { calls, providers } = pinpoint(takes);
    await Promise.all([1, 2, 3].flatMap(() => dispatches.map((dispatch) => sendDispatch(dispatch, { providers }))));
    await sendDispatch(textsOf(dispatches), { providers });
    expect(calls.flatMap(({ numbers }) => numbers).sort()).toEqual(called.told.map(({ phone }) => phone).sort());
    expect((await rowsOf(called, 'EMAIL', ids)).map(({ state, reason = '' }) => `${state} ${reason}`)).toEqual(Array(10).fill('SENT '));
    for (const { email } of called.told) expect(await received(email, 'EMAIL')).toBe(1);
  });

  it('is sent by the sweep when its dispatch is lost', async () => {
    const called = await calledGuests(25, { comeBy: inMinutes(29) });
    const { ids } = await plannedTogether(called);
    const { calls, providers } = pinpoint(takes);
    const sweep = (minutes: number) =>
      sweepDueNotices({ providers, now: () => new Date(Date.now() + minutes * MINUTE_MS), mayGoOn: () => true });
    const phones = called.told.map(({ phone }) => phone);
    // It finds what other tests left, too.
    const swept = () => calls.flatMap(({ numbers }) => numbers.filter((number) => phones.includes(number)));
    await sweep(0);
    expect(swept()).toEqual([]);
    await sweep(3);
    expect(swept().sort()).toEqual(phones.sort());
    expect((await rowsOf(called, 'SMS', ids)).map(({ state }) => state)).toEqual(Array(25).fill('SENT'));
  });
});

describe('What changed between planning and sending', () => {
  it('counts: who opted out or came is not told, and the others are', async () => {
    const called = await calledGuests(3);
    const { ids, dispatches } = await plannedTogether(called);
    const [noEmail, admitted] = called.told as [(typeof called.told)[0], (typeof called.told)[0]];
    await changeGuest(noEmail, { notifyByEmail: false });
    const { putInWorld } = await import('./sender-workshop.ts');
    await putInWorld({ id: `${called.sessionId}.${admitted.guestId}`, state: 'ADMITTED', version: 3 });
    const { providers } = pinpoint(takes);
    await sendDispatch(emailsOf(dispatches), { providers });
    const fates = (await rowsOf(called, 'EMAIL', ids)).map(({ state, reason }) => `${state} ${reason ?? ''}`.trim());
    expect(fates).toEqual(['SUPPRESSED NOT_WANTED', 'EXPIRED OVERTAKEN', 'SENT']);
    expect(await received(noEmail.email, 'EMAIL')).toBe(0);
  });

  it('supersedes what was not sent, when the session moved', async () => {
    const called = await calledGuests(2);
    const { ids, dispatches } = await plannedTogether(called);
    await putSession(called.sessionId, { revision: 2 });
    const { calls, providers } = pinpoint(takes);
    await Promise.all(dispatches.map((dispatch) => sendDispatch(dispatch, { providers })));
    expect(calls).toEqual([]);
    const rows = [...(await rowsOf(called, 'SMS', ids)), ...(await rowsOf(called, 'EMAIL', ids))];
    expect(rows.map(({ state, reason }) => `${state} ${reason}`)).toEqual(Array(4).fill('EXPIRED OVERTAKEN'));
  });
});

it('A call that would come after its time is dropped, and says why', async () => {
  const called = await calledGuests(1, { comeBy: inMinutes(5) });
  const { ids, dispatches } = await plannedTogether(called);
  const { calls, providers } = pinpoint(takes);
  await sendDispatch(textsOf(dispatches), { providers, now: () => new Date(Date.now() + 5 * MINUTE_MS) });
  expect(calls).toEqual([]);
  expect((await rowsOf(called, 'SMS', ids))[0]).toMatchObject({ state: 'EXPIRED', reason: 'TOO_LATE', attempts: 0 });
});

it('A guest who chose German gets German, in the app too', async () => {
  const called = await calledGuests(1, { language: 'de' });
  const { ids, dispatches } = await plannedTogether(called);
  const { calls, providers } = pinpoint(takes);
  await sendDispatch(textsOf(dispatches), { providers });
  expect(calls[0]?.bodies[0]).toMatch(/^Jetzt anstellen für Looms: Hall B, bitte bis .*\d\d:\d\d Uhr da sein\. https:/);
  expect((await rowsOf(called, 'IN_APP', ids))[0]).toMatchObject({
    language: 'de',
    text: expect.stringMatching(/^Jetzt anstellen/) as string,
  });
});

describe('The rate of a provider', () => {
  it('is kept by two senders at once, and what does not fit is due when it does', async () => {
    const called = await calledGuests(40);
    const { ids, dispatches } = await plannedTogether(called);
    const { calls, providers } = pinpoint(takes);
    // Twenty messages are a second.
    const rate = rateOf({ perSecond: 20, atOnce: 5 });
    const slow = { ...providers, rates: { ...providers.rates, SMS: rate } };
    const { noticeIds } = textsOf(dispatches);
    const halves = [noticeIds.slice(0, 20), noticeIds.slice(20)].map((half) => ({ ...textsOf(dispatches), noticeIds: half }));
    await Promise.all(halves.map((half) => sendDispatch(half, { providers: slow, patienceMs: () => 1_000 })));
    const rows = await Promise.all(ids.filter((id) => id.endsWith('#SMS')).map(readNotice));
    const sent = rows.filter(({ state }) => state === 'SENT');
    const held = rows.filter(({ state }) => state === 'PENDING');
    expect(sent.length + held.length).toBe(40);
    expect(sent.length).toBeGreaterThanOrEqual(20);
    expect(sent.length).toBeLessThanOrEqual(30);
    for (const row of held) {
      expect(row).toMatchObject({ reason: 'RATE', attempts: 0, uncertain: 0 });
      expect(Date.parse(row.dueAt ?? '')).toBeLessThan(Date.now() + 3_000);
    }
    calls.sort((a, b) => a.at - b.at);
    // A timer may ring a little early, and the time a call is made is read after it rang.
    const elapsed = (calls.at(-1)?.at ?? 0) - (calls[0]?.at ?? 0);
    expect(sent.length - (calls.at(-1)?.numbers.length ?? 0)).toBeLessThanOrEqual(((elapsed + 150) * 20) / 1000);
    await Promise.all(halves.map((half) => sendDispatch(half, { providers: slow, patienceMs: () => 5_000 })));
    expect(calls.flatMap(({ numbers }) => numbers).sort()).toEqual(called.told.map(({ phone }) => phone).sort());
  });
});
