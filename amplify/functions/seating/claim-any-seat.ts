import { type SeatPool, shardsToProbe } from '../../../lib/domain/capacity.ts';
import { findFreeShards } from './find-free-shard.ts';

/** Shards tried at random before all counters are read: reading them costs less than a second failed transaction. */
const PROBES = 1;
/** Sweeps over all counters before the pool counts as full: a seat seen free may be gone when it is claimed. */
const SWEEPS = 3;

/**
 * Tries to claim a seat at one counter after the other until one has a free seat.
 * @param claimAt - claims at the counter of a shard; FULL when that has none. Any other answer ends the search.
 */
export const claimAnySeat = async <Claim>(pool: SeatPool, claimAt: (shard: number) => Promise<Claim | 'FULL'>): Promise<Claim | 'FULL'> => {
  let shards = shardsToProbe(pool.shards, PROBES, Math.random());
  for (let sweep = 0; sweep <= SWEEPS; sweep++) {
    for (const shard of shards) {
      const claim = await claimAt(shard);
      if (claim !== 'FULL') return claim;
    }
    shards = await findFreeShards(pool);
    if (shards.length === 0) return 'FULL';
  }
  return 'FULL';
};
