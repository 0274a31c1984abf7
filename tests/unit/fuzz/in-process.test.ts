import { describe, expect, it } from 'vitest';
import { fuzzTarget, FuzzFault } from '../../fuzz/fuzz-target.ts';
import { IN_PROCESS_TARGETS } from '../../fuzz/in-process/targets.ts';
import { runInProcess, runsOf } from '../../fuzz/run-in-process.ts';
import fc from 'fast-check';

const RUNS = 3_000;
const SEED = 20_261_123;

describe('malformed input without a network', () => {
  const counts = runsOf(IN_PROCESS_TARGETS, RUNS);

  it.each(IN_PROCESS_TARGETS.map((target, index) => ({ target, runs: counts[index] ?? 0 })))(
    'gets nothing through: $target.name',
    ({ target, runs }) => {
      const report = runInProcess(target, { runs, seed: SEED });
      expect(report.faults).toEqual([]);
      expect(report.runs).toBe(runs);
      // Inputs that all end alike test one thing.
      expect(Object.keys(report.outcomes).length).toBeGreaterThan(1);
    },
    60_000,
  );

  it('is all that was asked for', () => {
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(RUNS);
  });

  it('is the same for the same seed, and reports what gets through', () => {
    const door = fuzzTarget({
      name: 'a door that lets 7 through',
      share: 1,
      inputs: fc.integer({ min: 0, max: 50 }),
      judge: (number) => {
        if (number === 7) throw new FuzzFault('Seven came through.');
        return 'refused';
      },
    });
    // From one line, which the fault's stack ends with.
    const [first, second] = [1, 2].map(() => runInProcess(door, { runs: 1_000, seed: 3 }));
    expect(first).toEqual(second);
    expect(first?.faults.join()).toContain('Seven came through.');
  });
});
