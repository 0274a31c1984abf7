import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, LONGEST_SECONDS, percentileOf, RELATIVE_ERROR, SHORTEST_SECONDS } from '../../../lib/domain/duration-histogram.ts';
import { reportOf, type TotalsRow } from '../../../lib/domain/request-report.ts';
import { type CountedRequest, totalsOf, totalsOfChange } from '../../../lib/domain/request-stats.ts';
import { sumOf, type Totals } from '../../../lib/domain/totals.ts';

const START = Date.parse('2027-06-12T09:00:00Z');
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

const aRequest = (changes: Partial<CountedRequest> = {}): CountedRequest => ({
  state: 'OPEN',
  area: 'bar',
  createdAt: at(0),
  lines: [{ itemId: 'coffee', name: 'Coffee', quantity: 2, unitPriceCents: 250 }],
  ...changes,
});

const plain = (totals: Totals) =>
  Object.fromEntries([...totals].map(([row, counters]) => [row, Object.fromEntries([...counters].sort(([a], [b]) => (a < b ? -1 : 1)))]));

const rowsOf = (totals: Totals): TotalsRow[] => [...totals].map(([key, counters]) => ({ key, name: key, counters }));

const requests: fc.Arbitrary<CountedRequest> = fc.record({
  state: fc.constantFrom('OPEN', 'CLAIMED', 'FULFILLED', 'CANCELLED', 'DECLINED'),
  area: fc.constantFrom('bar', 'help', 'stand-2'),
  createdAt: fc.constant(at(0)),
  claimedAt: fc.option(fc.integer({ min: 0, max: 5000 }).map(at), { nil: undefined }),
  fulfilledAt: fc.option(fc.integer({ min: 0, max: 9000 }).map(at), { nil: undefined }),
  lines: fc.array(
    fc.record({
      itemId: fc.constantFrom('coffee', 'tea', 'shirt'),
      name: fc.constant('Item'),
      quantity: fc.integer({ min: 1, max: 20 }),
      unitPriceCents: fc.constantFrom(0, 1, 250, 999),
      paymentMethod: fc.constantFrom(undefined, 'CASH', 'CARD_TERMINAL', 'ON_THE_HOUSE'),
    }),
    { maxLength: 4 },
  ),
});

/** The versions of some requests, first to last. */
const histories = fc.array(fc.array(requests, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 });

describe('The totals of an event', () => {
  it('are those of its final rows, whatever changes led there and in whatever portions they were added', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 9 }), (all, portion) => {
        const changes = all.flatMap((versions) => versions.map((after, index) => totalsOfChange(versions[index - 1], after)));
        const portions: Totals[] = [];
        for (let from = 0; from < changes.length; from += portion) portions.push(sumOf(changes.slice(from, from + portion)));
        const final = sumOf(all.map((versions) => totalsOf(versions.at(-1) as CountedRequest)));
        expect(plain(sumOf(portions))).toEqual(plain(final));
      }),
    );
  });

  it('reconcile to the cent with every priced line that stands', () => {
    fc.assert(
      fc.property(fc.array(requests, { maxLength: 30 }), (all) => {
        const standing = all.filter(({ state }) => state !== 'CANCELLED' && state !== 'DECLINED').flatMap(({ lines }) => lines);
        const cents = (of: typeof standing) => of.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0);
        const { payments, items } = reportOf(rowsOf(sumOf(all.map(totalsOf))));
        const paid = (method: string | undefined) =>
          payments.filter((payment) => payment.method === method).reduce((sum, payment) => sum + payment.cents, 0);
        expect(payments.reduce((sum, payment) => sum + payment.cents, 0)).toBe(cents(standing));
        for (const method of [undefined, 'CASH', 'CARD_TERMINAL', 'ON_THE_HOUSE'])
          expect(paid(method)).toBe(cents(standing.filter(({ paymentMethod }) => paymentMethod === method)));
        expect(items.reduce((sum, { ordered }) => sum + ordered, 0)).toBe(standing.reduce((sum, { quantity }) => sum + quantity, 0));
      }),
    );
  });

  it('are nothing again when every request is gone', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const changes = all.flatMap((versions) =>
          [...versions, undefined].map((after, index) => totalsOfChange(versions[index - 1], after)),
        );
        expect(plain(sumOf(changes))).toEqual({});
      }),
    );
  });
});

describe('A change of a request', () => {
  it('moves it from state to state, and its units and cents with it', () => {
    const claimed = aRequest({ state: 'CLAIMED', claimedAt: at(60) });
    expect(plain(totalsOfChange(undefined, aRequest()))).toEqual({
      'area#bar': { OPEN: 1 },
      'item#coffee#bar': { ordered: 2, 'cents.UNPAID': 500 },
    });
    expect(plain(totalsOfChange(aRequest(), claimed))).toEqual({
      'area#bar': { OPEN: -1, CLAIMED: 1, [`claim.${bucketOf(60)}`]: 1 },
    });
    expect(plain(totalsOfChange(claimed, { ...claimed, state: 'DECLINED' }))).toEqual({
      'area#bar': { CLAIMED: -1, DECLINED: 1 },
      'item#coffee#bar': { ordered: -2, 'cents.UNPAID': -500 },
    });
  });

  it('takes a claim back out of the times when it is released, and a fulfilment when it is reopened', () => {
    const claimed = aRequest({ state: 'CLAIMED', claimedAt: at(60) });
    const fulfilled = { ...claimed, state: 'FULFILLED' as const, fulfilledAt: at(300) };
    expect(plain(totalsOfChange(claimed, aRequest()))).toEqual({ 'area#bar': { CLAIMED: -1, OPEN: 1, [`claim.${bucketOf(60)}`]: -1 } });
    expect(plain(totalsOfChange(fulfilled, { ...fulfilled, state: 'CLAIMED' }))['area#bar']).toEqual({
      FULFILLED: -1,
      CLAIMED: 1,
      [`fulfil.${bucketOf(300)}`]: -1,
    });
  });

  it('of a payment moves cents from unpaid to its method', () => {
    const paid = aRequest({ lines: aRequest().lines.map((line) => ({ ...line, paymentMethod: 'CASH' })) });
    expect(plain(totalsOfChange(aRequest(), paid))).toEqual({ 'item#coffee#bar': { 'cents.UNPAID': -500, 'cents.CASH': 500 } });
  });

  it('of a note alone adds nothing', () => expect(totalsOfChange(aRequest(), aRequest()).size).toBe(0));
});

describe('A percentile', () => {
  const exact = (durations: readonly number[], fraction: number): number =>
    [...durations].sort((a, b) => a - b)[Math.max(0, Math.ceil(fraction * durations.length) - 1)] as number;
  const histogram = (durations: readonly number[]) => {
    const counts = new Map<number, number>();
    for (const duration of durations) counts.set(bucketOf(duration), (counts.get(bucketOf(duration)) ?? 0) + 1);
    return counts;
  };

  it('is within the stated relative error of the exact one', () => {
    const durations = fc.double({ min: SHORTEST_SECONDS, max: LONGEST_SECONDS, noNaN: true });
    const anywhere = fc.oneof(durations, fc.integer({ min: 1, max: 3600 }), fc.double({ min: SHORTEST_SECONDS, max: 2, noNaN: true }));
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 1, maxLength: 200 }), fc.constantFrom(0.01, 0.5, 0.95, 1), (all, fraction) => {
        const wanted = exact(all, fraction);
        const found = percentileOf(histogram(all), fraction) ?? NaN;
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(wanted * RELATIVE_ERROR * 1.000_001);
      }),
      { numRuns: 500 },
    );
  });

  it('needs few counters for a day of any durations', () => {
    expect(bucketOf(LONGEST_SECONDS)).toBeLessThan(200);
    expect(bucketOf(-5)).toBe(0);
    expect(bucketOf(LONGEST_SECONDS * 10)).toBe(bucketOf(LONGEST_SECONDS));
  });

  it('of nothing is absent', () => {
    expect(percentileOf(new Map(), 0.5)).toBeUndefined();
    expect(percentileOf(new Map([[4, 0]]), 0.5)).toBeUndefined();
  });
});

describe('The report', () => {
  it('lists areas by id and items busiest first, without what came to nothing', () => {
    const claimed = aRequest({ state: 'FULFILLED', claimedAt: at(60), fulfilledAt: at(120) });
    const tea = { itemId: 'tea', name: 'Tea', quantity: 9, unitPriceCents: 0 };
    const all = [claimed, aRequest({ lines: [tea] }), aRequest({ area: 'arena', state: 'CANCELLED' })];
    const report = reportOf(rowsOf(sumOf(all.map(totalsOf))));
    expect(report.areas.map(({ area, open, fulfilled, cancelled }) => [area, open, fulfilled, cancelled])).toEqual([
      ['arena', 0, 0, 1],
      ['bar', 1, 1, 0],
    ]);
    expect(report.areas[0]?.medianSecondsToClaim).toBeUndefined();
    expect(report.areas[1]?.medianSecondsToClaim).toBeCloseTo(60, -1);
    expect(report.items.map(({ itemId, ordered, fulfilled }) => [itemId, ordered, fulfilled])).toEqual([
      ['tea', 9, 0],
      ['coffee', 2, 2],
    ]);
    expect(report.payments).toEqual([{ itemId: 'coffee', area: 'bar', method: undefined, cents: 500 }]);
  });
});
