import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { RELATIVE_ERROR } from '../../../lib/domain/duration-histogram.ts';
import { reportOf } from '../../../lib/domain/request-report.ts';
import { type CountedRequest, totalsOf } from '../../../lib/domain/request-stats.ts';
import { sumOf } from '../../../lib/domain/totals.ts';
import { callGraphql } from '../../../local/seed/doors.ts';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { createEvent, doors, publishEvent } from './backend-calls.ts';
import { create, decline, pay, take, undoPayment } from './guest-request-calls.ts';
import { newItem, newRequestWorld, of, type RequestWorld } from './guest-request-world.ts';
import { newWorker } from './people.ts';
import { aRequestRow, invokeWithBatch, givenUpBy, putRequest, streamFunction, streamRecord } from './sandbox-inside.ts';

type AreaStats = {
  area: string;
  open: number;
  claimed: number;
  fulfilled: number;
  cancelled: number;
  declined: number;
  medianSecondsToClaim: number | null;
  p95SecondsToClaim: number | null;
  medianSecondsToFulfil: number | null;
  p95SecondsToFulfil: number | null;
};
type ItemStats = { itemId: string; name: string; area: string; ordered: number; fulfilled: number };
type PaymentTotal = { itemId: string; area: string; method: string | null; cents: number };
type RequestStats = { currency: string; areas: AreaStats[]; items: ItemStats[]; payments: PaymentTotal[]; countedAt: string | null };

let organizer: Person;
let world: RequestWorld;
let aggregate: Awaited<ReturnType<typeof streamFunction>>;

beforeAll(async () => {
  world = await newRequestWorld(2);
  organizer = world.organizer;
  aggregate = await streamFunction('aggregate-requests');
});

const statsOf = async (eventId: string, token = organizer.accessToken): Promise<RequestStats> => {
  const { getRequestStats } = await callGraphql<{ getRequestStats: RequestStats }>(
    doors(),
    token,
    `query ($eventId: ID!) { getRequestStats(eventId: $eventId) { currency countedAt
      areas { area open claimed fulfilled cancelled declined medianSecondsToClaim p95SecondsToClaim medianSecondsToFulfil p95SecondsToFulfil }
      items { itemId name area ordered fulfilled } payments { itemId area method cents } } }`,
    { eventId },
  );
  return getRequestStats;
};

const published = async (): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ name: 'Counted' }));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

const statesOf = ({ areas }: RequestStats) =>
  Object.fromEntries(areas.map((area) => [area.area, [area.open, area.claimed, area.fulfilled, area.cancelled, area.declined]]));
const unitsOf = ({ items }: RequestStats) => Object.fromEntries(items.map((item) => [item.itemId, [item.ordered, item.fulfilled]]));
const centsOf = ({ payments }: RequestStats) =>
  Object.fromEntries(payments.map(({ itemId, method, cents }) => [`${itemId} ${method ?? 'unpaid'}`, cents]));

/** The report that the rows as they are now must give, in the shape of the API. */
const expected = (requests: CountedRequest[]) => {
  const rows = [...sumOf(requests.map(totalsOf))].map(([key, counters]) => ({ key, counters }));
  const { areas, items, payments } = reportOf(rows);
  const byKey = <Item extends object>(all: Item[]) => [...all].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { areas: byKey(areas), items: byKey(items.map(({ name: _name, ...item }) => item)), payments: byKey(payments) };
};
const comparable = ({ areas, items, payments }: RequestStats): ReturnType<typeof expected> => {
  const present = <Item extends object>(all: Item[]) =>
    all.map((item) => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value ?? undefined])) as Item);
  const byKey = <Item extends object>(all: Item[]) => present(all).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    areas: byKey(areas) as never,
    items: byKey(items.map(({ name: _name, ...item }) => item)),
    payments: byKey(payments) as never,
  };
};

describe('The numbers of an event', () => {
  it('are exactly those of its requests after a mix of every step', async () => {
    const [ada = '', grace = ''] = world.guests;
    const [staff, colleague] = world.staff;
    const coffee = await newItem(world);
    const shirt = await newItem(world, { category: 'HANDOUT', name: 'Shirt', priceCents: 0, area: world.stand });
    const order = (token: string, items: ReturnType<typeof of>[], category = 'BEVERAGE') =>
      create(token, world.eventId, { category, items });

    const first = await order(ada, [of(coffee, 2)]);
    await take('claim', staff, first);
    await take('release', staff, first);
    await take('claim', colleague, first);
    await take('fulfil', colleague, first);
    await pay(colleague, first, [0], 'CARD_TERMINAL');
    const second = await order(grace, [of(coffee, 3)]);
    await pay(staff, second, [0]);
    await undoPayment(staff, second, [0]);
    await take('claim', staff, second);
    await take('cancel', ada, await order(ada, [of(coffee)]));
    await decline(staff, await order(grace, [of(shirt)], 'HANDOUT'));
    await order(ada, [of(shirt)], 'HANDOUT');
    await create(ada, world.eventId, { category: 'ASSISTANCE', note: 'The projector is off' });

    await expect
      .poll(async () => statesOf(await statsOf(world.eventId)), { timeout: 30_000 })
      .toEqual({
        [world.bar]: [0, 1, 1, 1, 0],
        [world.stand]: [1, 0, 0, 0, 1],
        help: [1, 0, 0, 0, 0],
      });
    const stats = await statsOf(world.eventId);
    expect(unitsOf(stats)).toEqual({ [coffee.id]: [5, 2], [shirt.id]: [1, 0] });
    expect(stats.items[0]).toMatchObject({ itemId: coffee.id, name: 'Coffee', area: world.bar });
    expect(centsOf(stats)).toEqual({ [`${coffee.id} CARD_TERMINAL`]: 500, [`${coffee.id} unpaid`]: 750 });
    expect(stats.currency).toBe('EUR');
    const bar = stats.areas.find(({ area }) => area === world.bar);
    expect(bar?.medianSecondsToClaim).toBeGreaterThan(0);
    expect(bar?.p95SecondsToFulfil).toBeGreaterThan(0);
    expect(stats.areas.find(({ area }) => area === 'help')?.medianSecondsToClaim).toBeNull();
  });

  it('give the times to claim and to fulfil within the stated error', async () => {
    const eventId = await published();
    const createdAt = '2027-06-12T09:00:00.000Z';
    const after = (seconds: number) => new Date(Date.parse(createdAt) + seconds * 1000).toISOString();
    const seconds = [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000];
    const records = seconds.map((claim) =>
      streamRecord({
        after: aRequestRow(eventId, { state: 'FULFILLED', createdAt, claimedAt: after(claim), fulfilledAt: after(claim * 3) }),
      }),
    );
    await invokeWithBatch(aggregate.function, records);
    const [area] = (await statsOf(eventId)).areas;
    const isNear = (value: number | null | undefined, exact: number) =>
      expect(Math.abs((value ?? NaN) - exact)).toBeLessThanOrEqual(exact * RELATIVE_ERROR);
    isNear(area?.medianSecondsToClaim, 50);
    isNear(area?.p95SecondsToClaim, 1000);
    isNear(area?.medianSecondsToFulfil, 150);
    isNear(area?.p95SecondsToFulfil, 3000);
  });

  it('are nothing before the first request, and for organizers alone', async () => {
    const eventId = await published();
    expect(await statsOf(eventId)).toEqual({ currency: 'EUR', areas: [], items: [], payments: [], countedAt: null });
    await expect(statsOf(eventId, await newWorker(organizer.accessToken, eventId, 'STAFF'))).rejects.toThrow('Not Authorized');
    await expect(statsOf('AAAAAAA7')).rejects.toThrow('EVENT_NOT_FOUND');
    await expect(statsOf('nonsense')).rejects.toThrow('INVALID_INPUT');
  });
});

describe('A batch that comes again', () => {
  const versions = (eventId: string) => {
    const open = aRequestRow(eventId);
    const claimed = { ...open, state: 'CLAIMED', claimedAt: new Date().toISOString(), version: 2 };
    const paid = {
      ...claimed,
      version: 3,
      lines: [{ itemId: 'coffee', name: 'Coffee', quantity: 1, unitPriceCents: 250, paymentMethod: 'CASH' }],
    };
    return [streamRecord({ after: open }), streamRecord({ before: open, after: claimed }), streamRecord({ before: claimed, after: paid })];
  };

  it('counts nothing twice, whole, in parts, in other parts and several at once', async () => {
    const eventId = await published();
    const records = Array.from({ length: 6 }, () => versions(eventId)).flat();
    const again = (from: number, to: number) => invokeWithBatch(aggregate.function, records.slice(from, to));
    await again(0, 9);
    await Promise.all([again(0, 18), again(0, 18), again(4, 11), again(9, 18)]);
    for (const [from, to] of [
      [0, 18],
      [17, 18],
      [3, 4],
    ] as const)
      expect(await again(from, to)).toEqual({ batchItemFailures: [] });
    const stats = await statsOf(eventId);
    expect(statesOf(stats)).toEqual({ help: [0, 6, 0, 0, 0] });
    expect(unitsOf(stats)).toEqual({ coffee: [6, 0] });
    expect(centsOf(stats)).toEqual({ 'coffee CASH': 1500 });
  });

  it('larger than a transaction is counted whole, for several events at once', async () => {
    const [one, other] = [await published(), await published()];
    const rows = [one, other].flatMap((eventId) =>
      Array.from({ length: 120 }, (_, index) =>
        aRequestRow(eventId, {
          area: `area-${index % 40}`,
          lines: [{ itemId: `item-${index % 60}`, name: 'Item', quantity: 2, unitPriceCents: 3 }],
        }),
      ),
    );
    const records = rows.map((after) => streamRecord({ after }));
    await invokeWithBatch(aggregate.function, records);
    await invokeWithBatch(aggregate.function, records.slice(50));
    for (const eventId of [one, other]) {
      const { areas, items, payments } = await statsOf(eventId);
      expect(areas).toHaveLength(40);
      expect(areas.every(({ open }) => open === 3)).toBe(true);
      expect(items.reduce((sum, { ordered }) => sum + ordered, 0)).toBe(240);
      expect(payments.reduce((sum, { cents }) => sum + cents, 0)).toBe(720);
    }
  });

  it('in any portions gives what the rows themselves give', async () => {
    const eventId = await published();
    const [numbers] = fc.sample(fc.array(fc.nat(999), { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 20271112 });
    const pick = <Item>(items: readonly Item[], number = 0): Item => items[number % items.length] as Item;
    const final: CountedRequest[] = [];
    const records = (numbers ?? []).flatMap((number) => {
      const steps = Array.from({ length: 1 + (number % 5) }, (_, step) =>
        aRequestRow(eventId, {
          id: `request-${number}-${final.length}`,
          version: step + 1,
          state: pick(['OPEN', 'CLAIMED', 'FULFILLED', 'CANCELLED', 'DECLINED'], step === 0 ? 0 : number + step),
          area: pick(['bar', 'help'], number),
          lines: [
            {
              itemId: pick(['coffee', 'tea', 'shirt'], number),
              name: 'Item',
              quantity: 1 + (number % 7),
              unitPriceCents: pick([0, 250, 999], number),
              paymentMethod: pick([undefined, 'CASH', 'ON_THE_HOUSE'], number + step),
            },
          ],
        }),
      );
      final.push(steps.at(-1) as unknown as CountedRequest);
      return steps.map((after, step) => streamRecord({ before: steps[step - 1], after }));
    });
    for (let from = 0; from < records.length; from += 13) {
      await invokeWithBatch(aggregate.function, records.slice(from, from + 13));
      await invokeWithBatch(aggregate.function, records.slice(Math.max(0, from - 5), from + 7));
    }
    expect(comparable(await statsOf(eventId))).toEqual(expected(final));
  });
});

describe('A record that holds no request', () => {
  it('fails alone: the others of its batch are counted, and once', async () => {
    const eventId = await published();
    const poison = streamRecord({ after: { ...aRequestRow(eventId), lines: 'none' } });
    const batch = [streamRecord({ after: aRequestRow(eventId) }), poison, streamRecord({ after: aRequestRow(eventId) })];
    const failures = { batchItemFailures: [{ itemIdentifier: poison.dynamodb?.SequenceNumber }] };
    expect(await invokeWithBatch(aggregate.function, batch)).toEqual(failures);
    expect(await invokeWithBatch(aggregate.function, batch.slice(1))).toEqual(failures);
    expect(statesOf(await statsOf(eventId))).toEqual({ help: [2, 0, 0, 0, 0] });
  });

  it('is kept with what it held, and what comes after it is counted', async () => {
    const eventId = await published();
    const before = await givenUpBy(aggregate.function);
    await putRequest({ ...aRequestRow(eventId), state: 'LOST' });
    await putRequest(aRequestRow(eventId));
    await expect.poll(async () => statesOf(await statsOf(eventId)), { timeout: 30_000 }).toEqual({ help: [1, 0, 0, 0, 0] });
    await expect.poll(async () => (await givenUpBy(aggregate.function)).length, { timeout: 30_000 }).toBeGreaterThan(before.length);
    const [batch] = await givenUpBy(aggregate.function);
    expect(batch).toMatchObject({
      condition: 'RetryAttemptsExhausted',
      records: [{ eventName: 'INSERT', dynamodb: { NewImage: { state: { S: 'LOST' } } } }],
    });
  });
});
