import { bucketOf } from './duration-histogram.ts';
import type { RequestState } from './guest-request.ts';

/** A line as far as it is counted. `paymentMethod` is absent until it is paid. */
export type CountedLine = {
  itemId: string;
  name: string;
  quantity: number;
  /** Whole cents. */
  unitPriceCents: number;
  paymentMethod?: string | undefined;
};

/** A request as far as it is counted. Times are ISO 8601 in UTC. */
export type CountedRequest = {
  state: RequestState;
  area: string;
  createdAt: string;
  claimedAt?: string | undefined;
  fulfilledAt?: string | undefined;
  lines: readonly CountedLine[];
};

/** Counters by row and name. What a request adds to them follows from its row alone, so sums never depend on the way there. */
export type Totals = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What is not paid yet stands under this instead of a method. */
export const UNPAID = 'UNPAID';

const AREA_PREFIX = 'area#';
const ITEM_PREFIX = 'item#';
const CLAIM_PREFIX = 'claim.';
const FULFIL_PREFIX = 'fulfil.';
const CENTS_PREFIX = 'cents.';

/** One row for each area, and one for each item in each area: an event has at most as many as areas and items. */
export const areaKey = (area: string): string => `${AREA_PREFIX}${area}`;
export const itemKey = (itemId: string, area: string): string => `${ITEM_PREFIX}${itemId}#${area}`;

/** A cancelled or declined request owes nothing and takes nothing. */
const stands = (state: RequestState): boolean => state === 'OPEN' || state === 'CLAIMED' || state === 'FULFILLED';

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

type Counts = Map<string, Map<string, number>>;

const add = (counts: Counts, row: string, name: string, amount: number): void => {
  const counters = counts.get(row) ?? new Map<string, number>();
  counters.set(name, (counters.get(name) ?? 0) + amount);
  counts.set(row, counters);
};

/** What one request adds to its event's totals. */
export const totalsOf = ({ state, area, createdAt, claimedAt, fulfilledAt, lines }: CountedRequest): Totals => {
  const counts: Counts = new Map();
  const row = areaKey(area);
  add(counts, row, state, 1);
  if (claimedAt && state !== 'OPEN') add(counts, row, `${CLAIM_PREFIX}${bucketOf(secondsBetween(createdAt, claimedAt))}`, 1);
  if (fulfilledAt && state === 'FULFILLED') add(counts, row, `${FULFIL_PREFIX}${bucketOf(secondsBetween(createdAt, fulfilledAt))}`, 1);
  if (!stands(state)) return counts;

  for (const { itemId, quantity, unitPriceCents, paymentMethod = UNPAID } of lines) {
    const item = itemKey(itemId, area);
    add(counts, item, 'ordered', quantity);
    if (state === 'FULFILLED') add(counts, item, 'fulfilled', quantity);
    if (unitPriceCents > 0) add(counts, item, `${CENTS_PREFIX}${paymentMethod}`, quantity * unitPriceCents);
  }
  return counts;
};

/** What a change of a request adds: the totals of its new row less those of the old. Without counters that stay. */
export const totalsOfChange = (before: CountedRequest | undefined, after: CountedRequest | undefined): Totals =>
  sumOf([...(after ? [totalsOf(after)] : []), ...(before ? [negative(totalsOf(before))] : [])]);

/** Adds totals up. Counters that come to nothing are left out, and so are rows without any. */
export const sumOf = (all: Iterable<Totals>): Totals => {
  const counts: Counts = new Map();
  for (const totals of all) {
    for (const [row, counters] of totals) for (const [name, amount] of counters) add(counts, row, name, amount);
  }
  for (const [row, counters] of counts) {
    for (const [name, amount] of counters) if (amount === 0) counters.delete(name);
    if (counters.size === 0) counts.delete(row);
  }
  return counts;
};

const negative = (totals: Totals): Totals =>
  new Map([...totals].map(([row, counters]) => [row, new Map([...counters].map(([name, amount]) => [name, -amount]))]));

/** What a row is about; undefined for a key of another kind. Neither areas nor items have a # in their ids. */
export const subjectOfRow = (key: string): { area: string; itemId?: string } | undefined => {
  if (key.startsWith(AREA_PREFIX)) return { area: key.slice(AREA_PREFIX.length) };
  if (!key.startsWith(ITEM_PREFIX)) return undefined;
  const [itemId, area] = key.slice(ITEM_PREFIX.length).split('#');
  return itemId && area ? { area, itemId } : undefined;
};

/** Cents by payment method, UNPAID among them. */
export const centsOf = (counters: ReadonlyMap<string, number>): Map<string, number> => withPrefix(counters, CENTS_PREFIX);

/** Seconds to claim and to fulfil, by bucket. */
export const histogramsOf = (counters: ReadonlyMap<string, number>) => ({
  toClaim: byBucket(withPrefix(counters, CLAIM_PREFIX)),
  toFulfil: byBucket(withPrefix(counters, FULFIL_PREFIX)),
});

const withPrefix = (counters: ReadonlyMap<string, number>, prefix: string): Map<string, number> =>
  new Map([...counters].flatMap(([name, amount]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), amount] as const] : [])));

const byBucket = (counters: ReadonlyMap<string, number>): Map<number, number> =>
  new Map([...counters].map(([bucket, count]) => [Number(bucket), count]));
