import { seeded } from '../../simulation/seeded.ts';
import { arrivals } from './random-arrivals.ts';
import type { Rates } from './doors-open.ts';
import type { Limit } from './limits.ts';

/** How a limit stood during a simulation. */
export type Strain = {
  limit: Limit;
  mean: number;
  /** Of the worst second. */
  peak: number;
  /** What was above the limit, in its unit, over all seconds; and in how many of them. */
  above: number;
  secondsAbove: number;
};

export type Simulation = { rates: Rates; seconds: number; seed: number };

/** Every second draws how often each activity happens, and sees what that needs of every limit. The same seed, the same seconds. */
export const simulate = (limits: readonly Limit[], { rates, seconds, seed }: Simulation): Strain[] => {
  const random = seeded(seed);
  const strains = limits.map((limit): Strain => ({ limit, mean: 0, peak: 0, above: 0, secondsAbove: 0 }));
  for (let second = 0; second < seconds; second++) {
    const counts = Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, arrivals(rate, random)]));
    for (const strain of strains) {
      const demand = strain.limit.demand(counts, random);
      strain.mean += demand / seconds;
      strain.peak = Math.max(strain.peak, demand);
      if (demand <= strain.limit.value) continue;
      strain.above += demand - strain.limit.value;
      strain.secondsAbove += 1;
    }
  }
  return strains;
};
