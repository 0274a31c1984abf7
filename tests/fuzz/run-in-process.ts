import fc from 'fast-check';
import type { FuzzTarget } from './fuzz-target.ts';

export type TargetReport = { name: string; runs: number; outcomes: Record<string, number>; faults: string[] };

const LONGEST_FAULT = 4_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** How many runs each target gets of `runs`, by its share; at least one. */
export const runsOf = (targets: readonly FuzzTarget[], runs: number): number[] => {
  const shares = targets.reduce((sum, { share }) => sum + share, 0);
  const counts = targets.map(({ share }) => Math.max(1, Math.floor((runs * share) / shares)));
  counts[0] = (counts[0] ?? 0) + Math.max(0, runs - counts.reduce((sum, count) => sum + count, 0));
  return counts;
};

/** Runs one target; on a fault it stops there, with the smallest input that shows it. */
export const runInProcess = ({ name, inputs, judge }: FuzzTarget, { runs, seed }: { runs: number; seed: number }): TargetReport => {
  const outcomes: Record<string, number> = {};
  const details = fc.check(
    fc.property(inputs, (input) => {
      const outcome = judge(input);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }),
    { numRuns: runs, seed },
  );
  const faults = details.failed ? [`${reasonOf(details.errorInstance)}\n${fc.defaultReportMessage(details)}`.slice(0, LONGEST_FAULT)] : [];
  return { name, runs: details.numRuns, outcomes, faults };
};
