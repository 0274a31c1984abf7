import type { CheckIn } from '@/lib/data/check-ins';

/** Scans by their id, and what has come since the page was opened. Pure, so that the order of messages does not matter. */
export type Arrivals = { scans: ReadonlyMap<string, CheckIn>; openedAt: string };

export const openArrivals = (openedAt: string): Arrivals => ({ scans: new Map(), openedAt });

/** Adds scans, however they came and however often: each counts once, and what is newer of it stays. */
export const mergeArrivals = (arrivals: Arrivals, incoming: readonly CheckIn[]): Arrivals => {
  let scans: Map<string, CheckIn> | undefined;
  for (const raw of incoming) {
    const checkIn = asFirstAnswered(raw);
    const known = (scans ?? arrivals.scans).get(checkIn.scanId);
    if (known && !isNews(checkIn, known)) continue;
    scans ??= new Map(arrivals.scans);
    scans.set(checkIn.scanId, checkIn);
  }
  return scans ? { ...arrivals, scans } : arrivals;
};

/** A retried scan is announced again as REPEATED; in the log it is the scan it was. */
const asFirstAnswered = (checkIn: CheckIn): CheckIn =>
  checkIn.outcome === 'REPEATED' && checkIn.repeatedOutcome
    ? { ...checkIn, outcome: checkIn.repeatedOutcome, repeatedOutcome: undefined }
    : checkIn;

/** A scan's answer never changes; it can only be undone. */
const isNews = (checkIn: CheckIn, known: CheckIn): boolean => Boolean(checkIn.undoneAt) && !known.undoneAt;

/** Newest first; scans of the same instant keep a fixed order. */
export const sortArrivals = ({ scans }: Arrivals): CheckIn[] =>
  [...scans.values()].sort((one, other) => compare(other.receivedAt, one.receivedAt) || compare(other.scanId, one.scanId));

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export type ArrivalCounts = { admitted: number; duplicate: number; denied: number; undone: number };

/** What happened since the page was opened. */
export const countArrivals = ({ scans, openedAt }: Arrivals): ArrivalCounts => {
  const counts: ArrivalCounts = { admitted: 0, duplicate: 0, denied: 0, undone: 0 };
  for (const checkIn of scans.values()) {
    if (checkIn.undoneAt && checkIn.undoneAt >= openedAt) counts.undone += 1;
    if (checkIn.receivedAt < openedAt) continue;
    if (checkIn.outcome === 'ADMITTED' && !checkIn.undoneAt) counts.admitted += 1;
    if (checkIn.outcome === 'DUPLICATE') counts.duplicate += 1;
    if (checkIn.outcome === 'DENIED') counts.denied += 1;
  }
  return counts;
};

type PageOfScans = { items: CheckIn[]; nextToken?: string | undefined };

/** So many pages are read again after an outage at most. */
const CATCH_UP_PAGES = 20;

/**
 * Reads the list again, newest first, down to the oldest scan that is shown: after an outage that brings every scan and every undo
 * that was not announced. `rest` is set when there were too many: then the shown list starts over from what was read, with `rest`
 * as its next page, since a gap must not look like quiet.
 */
export const catchUp = async (
  oldestShown: string | undefined,
  readPage: (nextToken?: string) => Promise<PageOfScans>,
): Promise<{ items: CheckIn[]; rest?: string }> => {
  const items: CheckIn[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < CATCH_UP_PAGES; page += 1) {
    const { items: found, nextToken: next } = await readPage(nextToken);
    items.push(...found);
    const reached = found.at(-1)?.receivedAt;
    if (!next || (oldestShown !== undefined && reached !== undefined && reached <= oldestShown)) return { items };
    nextToken = next;
  }
  return { items, rest: nextToken };
};

/** When the oldest scan shown reached the server. */
export const oldestOf = ({ scans }: Arrivals): string | undefined =>
  [...scans.values()].reduce<string | undefined>(
    (oldest, { receivedAt }) => (oldest === undefined || receivedAt < oldest ? receivedAt : oldest),
    undefined,
  );
