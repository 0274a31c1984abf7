import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivals, mostAtOnePlace } from '../../capacity/model/random-arrivals.ts';
import { seeded } from '../../simulation/seeded.ts';

const meanOf = (rate: number, seconds: number): number => {
  const random = seeded(7);
  let total = 0;
  for (let second = 0; second < seconds; second++) total += arrivals(rate, random);
  return total / seconds;
};

describe('arrivals at random', () => {
  it('come at their rate in the long run, few or many', () => {
    expect(meanOf(0.5, 20_000)).toBeCloseTo(0.5, 1);
    expect(meanOf(12, 20_000) / 12).toBeCloseTo(1, 1);
    expect(meanOf(1_000, 2_000) / 1_000).toBeCloseTo(1, 2);
  });

  it('are none at no rate, and the same for the same seed', () => {
    expect(arrivals(0, seeded(1))).toBe(0);
    const draw = () =>
      Array.from(
        { length: 50 },
        (
          (random) => () =>
            arrivals(40, random)
        )(seeded(3)),
      );
    expect(draw()).toEqual(draw());
  });

  it('put at the fullest place at least the average and at most everyone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 256 }), fc.integer(), (total, places, seed) => {
        const most = mostAtOnePlace(total, places, seeded(seed));
        expect(most).toBeGreaterThanOrEqual(total / places);
        expect(most).toBeLessThanOrEqual(total);
      }),
    );
  });
});
