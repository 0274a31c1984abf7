import { ratesAt } from './doors-open.ts';
import type { Limit } from './limits.ts';
import { simulate } from './simulate-second-by-second.ts';

/** When a limit is met: at so many times the rates. */
export type Met = { limit: Limit; factor: number; checkIns: number; registrations: number };

type Search = { checkIns: number; registrations: number; seconds: number; seed: number };

/** How finely rates are told apart, and how far the search goes. */
const STEP = 1.02;
const FURTHEST = 20;
const LEAST = 0.02;

/**
 * Raises the rates from a fiftieth to twenty times, and gives the limits in the order in which they are met. Those that are not met even
 * then are left out. A rate of 0 stays 0.
 */
export const findLimits = (limits: readonly Limit[], { checkIns, registrations, seconds, seed }: Search): Met[] => {
  const met: Met[] = [];
  let left = [...limits];
  for (let factor = LEAST; factor <= FURTHEST && left.length > 0; factor *= STEP) {
    const at = { checkIns: checkIns * factor, registrations: registrations * factor };
    const strains = simulate(left, { rates: ratesAt(at), seconds, seed });
    const broken = strains.filter(({ secondsAbove }) => secondsAbove > 0).map(({ limit }) => limit);
    met.push(...broken.map((limit) => ({ limit, factor, ...at })));
    left = left.filter((limit) => !broken.includes(limit));
  }
  return met;
};
