import { freeSeats, type SeatPool } from '../../../lib/domain/capacity.ts';
import { readCounters } from './seat-counter.ts';

/** Shards that have a free seat now, in random order, so that callers at the same time do not all take the same. */
export const findFreeShards = async (pool: SeatPool): Promise<number[]> => {
  const counters = await readCounters(pool);
  const free = counters.filter((counter) => freeSeats(counter, pool.capacity, pool.shards) > 0).map(({ shard }) => shard);
  const start = Math.floor(Math.random() * free.length);
  return [...free.slice(start), ...free.slice(0, start)];
};
