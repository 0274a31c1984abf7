const MAX_INDEX_SHARDS = 16;

/**
 * Shards of the guest and check-in indexes. Sixteen take 16,000 writes a second, more than any gate makes, and a search
 * asks each of them: so fewer than the seat counters have.
 * @param shards - the event's shards.
 */
export const indexShards = (shards: number): number => Math.min(MAX_INDEX_SHARDS, shards);
