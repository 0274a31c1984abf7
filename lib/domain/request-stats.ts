import { bucketOf } from './duration-histogram.ts';
import type { RequestState } from './guest-request.ts';
import { addTo, type Counts, negative, sumOf, type Totals } from './totals.ts';

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

/** What one request adds to its event's totals. */
export const totalsOf = ({ state, area, createdAt, claimedAt, fulfilledAt, lines }: CountedRequest): Totals => {
  const counts: Counts = new Map();
  const row = areaKey(area);
  addTo(counts, row, state, 1);
  if (claimedAt && state !== 'OPEN') addTo(counts, row, `${CLAIM_PREFIX}${bucketOf(secondsBetween(createdAt, claimedAt))}`, 1);
  if (fulfilledAt && state === 'FULFILLED') addTo(counts, row, `${FULFIL_PREFIX}${bucketOf(secondsBetween(createdAt, fulfilledAt))}`, 1);
  if (!stands(state)) return counts;

  for (const { itemId, quantity, unitPriceCents, paymentMethod = UNPAID } of lines) {
    const item = itemKey(itemId, area);
    addTo(counts, item, 'ordered', quantity);
    if (state === 'FULFILLED') addTo(counts, item, 'fulfilled', quantity);
    if (unitPriceCents > 0) addTo(counts, item, `${CENTS_PREFIX}${paymentMethod}`, quantity * unitPriceCents);
  }
  return counts;
};

/** What a change of a request adds: the totals of its new row less those of the old. Without counters that stay. */
export const totalsOfChange = (before: CountedRequest | undefined, after: CountedRequest | undefined): Totals =>
  sumOf([...(after ? [totalsOf(after)] : []), ...(before ? [negative(totalsOf(before))] : [])]);

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
