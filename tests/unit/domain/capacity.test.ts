import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSeats, seatQuota, seatShards, shardsToProbe, spreadQuotas } from '../../../lib/domain/capacity.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';

const capacities = fc.integer({ min: 1, max: 1_000_000 });
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const range = (length: number) => Array.from({ length }, (_, index) => index);

describe('Seat counters', () => {
  it.each([
    [1, 1],
    [50, 1],
    [51, 2],
    [12_800, 256],
    [1_000_000, 256],
  ])('of an event for %i guests are %i', (capacity, shards) => expect(seatShards(capacity)).toBe(shards));

  it('have quotas that add up to the capacity and differ by one seat at most', () => {
    fc.assert(
      fc.property(capacities, fc.integer({ min: 1, max: 256 }), (capacity, shards) => {
        const quotas = range(shards).map((shard) => seatQuota(capacity, shards, shard));
        expect(sum(quotas)).toBe(capacity);
        expect(Math.max(...quotas) - Math.min(...quotas)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are probed each at most once, and all of them when asked for all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 256 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (shards, random) => {
        const all = shardsToProbe(shards, shards, random);
        expect(new Set(all)).toEqual(new Set(range(shards)));
        expect(shardsToProbe(shards, 3, random)).toEqual(all.slice(0, 3));
      }),
    );
  });
});

describe('A changed capacity', () => {
  const counters = fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 64 })
    .map((used) => used.map((taken, shard) => ({ shard, used: taken })));

  it('is spread exactly, whatever is taken', () => {
    fc.assert(fc.property(capacities, counters, (capacity, taken) => void expect(sum(spreadQuotas(capacity, taken))).toBe(capacity)));
  });

  it('takes no seat back while all that are taken fit', () => {
    fc.assert(
      fc.property(fc.nat(10_000), counters, (more, taken) => {
        const capacity = sum(taken.map(({ used }) => used)) + more;
        const quotas = spreadQuotas(capacity, taken);
        expect(taken.every(({ used }, index) => (quotas[index] ?? 0) >= used)).toBe(true);
      }),
    );
  });

  it('frees no seat while more are taken than there are', () => {
    fc.assert(
      fc.property(counters, fc.nat(), (taken, random) => {
        const used = sum(taken.map((counter) => counter.used));
        fc.pre(used > 1);
        const capacity = 1 + (random % (used - 1));
        const quotas = spreadQuotas(capacity, taken);
        expect(sum(taken.map((counter, index) => freeSeats({ ...counter, quota: quotas[index] }, capacity, taken.length)))).toBe(0);
      }),
    );
  });
});

it('An index has sixteen shards at most', () => {
  expect([1, 16, 256].map(indexShards)).toEqual([1, 16, 16]);
});
