const SEATS_PER_SHARD = 50;
const MAX_SHARDS = 256;

/** Seats that are given away one by one, of an event or of a session: a number of them, shared by so many counters. */
export type SeatPool = { counterId: string; capacity: number; shards: number };

/** How many counters share the seats: one for few seats, up to 256 for very many. Fixed when seats are first offered. */
export const seatShards = (capacity: number): number => Math.min(MAX_SHARDS, Math.max(1, Math.ceil(capacity / SEATS_PER_SHARD)));

/** Seats that one counter may give away. The quotas of all shards add up to the capacity exactly, so that it never oversells. */
export const seatQuota = (capacity: number, shards: number, shard: number): number =>
  Math.floor(capacity / shards) + (shard < capacity % shards ? 1 : 0);

/** Key of one counter in the seat table. */
export const seatKey = (counterId: string, shard: number): string => `${counterId}#${shard}`;

/**
 * The first shards to try, spread over all callers: `count` different ones from a random start.
 * @param random - at least 0, below 1.
 */
export const shardsToProbe = (shards: number, count: number, random: number): number[] => {
  const start = Math.floor(random * shards);
  // An odd step near the golden ratio keeps neighbours apart; with all shards the order is a full permutation.
  const step = coprimeStep(shards);
  return Array.from({ length: Math.min(count, shards) }, (_, index) => (start + index * step) % shards);
};

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

const coprimeStep = (shards: number): number => {
  const near = Math.max(1, Math.round(shards * 0.618));
  const steps = Array.from({ length: shards }, (_, index) => near + index);
  return steps.find((step) => greatestCommonDivisor(step, shards) === 1) ?? 1;
};

/** One counter as it stands. `quota` is set once the capacity was changed; before that it follows from the capacity. */
export type SeatCounter = { shard: number; used: number; quota?: number | undefined };

export const freeSeats = (counter: SeatCounter, capacity: number, shards: number): number =>
  Math.max(0, (counter.quota ?? seatQuota(capacity, shards, counter.shard)) - counter.used);

/**
 * New quotas for a changed capacity, adding up to it exactly. Every shard keeps the seats it gave away and the free ones
 * are spread evenly. When more seats are taken than the capacity has, nobody loses one: some quotas fall below what is
 * used, so that none is free and cancelled seats do not come back until the event fits again.
 */
export const spreadQuotas = (capacity: number, counters: readonly SeatCounter[]): number[] => {
  const taken = counters.reduce((sum, counter) => sum + counter.used, 0);
  if (taken <= capacity) return counters.map(({ used }, index) => used + seatQuota(capacity - taken, counters.length, index));
  let left = capacity;
  return counters.map(({ used }) => {
    const quota = Math.min(used, left);
    left -= quota;
    return quota;
  });
};
