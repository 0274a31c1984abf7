import { freeSeats } from '../../../lib/domain/capacity.ts';
import type { EventRow } from '../runtime/rows.ts';
import { readCounters } from './seat-counter.ts';

/** Shards that have a free seat now, in random order, so that callers at the same time do not all take the same. */
export const findFreeShards = async (event: EventRow): Promise<number[]> => {
  const counters = await readCounters(event);
  const free = counters.filter((counter) => freeSeats(counter, event.capacity, event.shards) > 0).map(({ shard }) => shard);
  const start = Math.floor(Math.random() * free.length);
  return [...free.slice(start), ...free.slice(0, start)];
};
