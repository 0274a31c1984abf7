/**
 * Durations in buckets whose bounds grow by a fixed factor, so that a percentile is known to a stated relative error from
 * a few counters that only ever add up: DDSketch, https://www.vldb.org/pvldb/vol12/p2195-masson.pdf.
 */
export const RELATIVE_ERROR = 0.05;

/** Seconds. Shorter ones count as this, longer ones as the longest. Both bounds keep the number of buckets small. */
export const SHORTEST_SECONDS = 0.01;
export const LONGEST_SECONDS = 7 * 24 * 60 * 60;

const GROWTH = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);

/** Counts by bucket. */
export type Histogram = ReadonlyMap<number, number>;

/** The bucket of a duration in seconds: 0 for the shortest. */
export const bucketOf = (seconds: number): number => {
  const counted = Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, seconds));
  return Math.ceil(Math.log(counted / SHORTEST_SECONDS) / Math.log(GROWTH));
};

/** The value in a bucket that is nowhere further than the relative error from the others in it. Seconds. */
const middleOf = (bucket: number): number => (SHORTEST_SECONDS * 2 * GROWTH ** bucket) / (GROWTH + 1);

/**
 * The duration in seconds that the share `fraction` of all durations does not exceed (nearest rank), within RELATIVE_ERROR;
 * undefined when there is none.
 * @param fraction - above 0, at most 1: 0.5 is the median.
 */
export const percentileOf = (histogram: Histogram, fraction: number): number | undefined => {
  const buckets = [...histogram].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(fraction * total));
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= rank) return middleOf(bucket);
  }
  return undefined;
};
