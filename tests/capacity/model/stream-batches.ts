import type { Units } from '../units.ts';
import type { Counts } from './limits.ts';

/** The functions that add streams up in the table of totals: a row for all, written once for each batch. */
export const TOTALS = { table: 'StatsTable', writers: ['aggregate-notices', 'aggregate-requests'] } as const;

type Figure = 'count' | 'milliseconds';

const sumOf = ({ activities }: Units, name: string, figure: Figure, counts: Counts): number =>
  Object.entries(counts).reduce((sum, [activity, count]) => sum + count * (activities[activity]?.functions[name]?.[figure] ?? 0), 0);

/** Invocations at once that a function would need for a second, if batches stayed as small as they were measured. */
export const concurrencyOf = (units: Units, name: string, counts: Counts): number => sumOf(units, name, 'milliseconds', counts) / 1000;

/** All functions together. Each shard of a stream is read by one invocation at a time: those behind streams never need more than shards. */
export const concurrencyOfAll = (units: Units, shards: number, counts: Counts): number => {
  const names = new Set(Object.values(units.activities).flatMap(({ functions }) => Object.keys(functions)));
  return [...names].reduce((sum, name) => {
    const needed = concurrencyOf(units, name, counts);
    return sum + (name in units.deployed.streams ? Math.min(needed, shards) : needed);
  }, 0);
};

/**
 * The part of the measured batches that there are when streams are full: more records wait at a shard, and come together. 1 while the
 * shards can take batches as small as they were measured.
 */
export const batchesLeft = (units: Units, names: readonly string[], shards: number, counts: Counts): number => {
  const batches = names.map((name) => {
    const wanted = sumOf(units, name, 'count', counts);
    const needed = concurrencyOf(units, name, counts);
    return { wanted, left: needed > shards ? (wanted * shards) / needed : wanted };
  });
  const wanted = batches.reduce((sum, batch) => sum + batch.wanted, 0);
  return wanted === 0 ? 1 : batches.reduce((sum, batch) => sum + batch.left, 0) / wanted;
};
