import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptsEach, conflictChance } from '../../capacity/model/conflicts.ts';

describe('transactions that meet at one row', () => {
  it('meet seldom where there are many rows', () => {
    // 1 - e^-(300 x 0.015 / 256) is 1.74 %, and the retries add a little.
    expect(conflictChance({ perSecond: 300, rows: 256, seconds: 0.015 })).toBeCloseTo(0.0177, 3);
  });

  it('stop getting through when they come faster than one row lets go', () => {
    expect(conflictChance({ perSecond: 1_000, rows: 1, seconds: 0.015 })).toBe(1);
    expect(attemptsEach(1)).toBe(Infinity);
  });

  it('meet more often at higher rates, less often at more rows', () => {
    const perSecond = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(perSecond, perSecond, fc.integer({ min: 1, max: 256 }), (rate, more, rows) => {
        const chance = conflictChance({ perSecond: rate, rows, seconds: 0.015 });
        expect(conflictChance({ perSecond: rate + more, rows, seconds: 0.015 })).toBeGreaterThanOrEqual(chance);
        expect(conflictChance({ perSecond: rate, rows: rows * 2, seconds: 0.015 })).toBeLessThanOrEqual(chance);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }),
    );
  });
});
