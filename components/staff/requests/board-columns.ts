import type { GuestRequest } from '@/lib/data/request-fields';

export const COLUMNS = ['open', 'claimed', 'done'] as const;
export type ColumnName = (typeof COLUMNS)[number];
export type Columns = Record<ColumnName, GuestRequest[]>;

export type Filters = {
  /** Id of the service area; absent for all. */
  area?: string | undefined;
  category?: GuestRequest['category'] | undefined;
  /** Of the claimed and the done ones, only those of the member of staff. Open ones belong to everybody. */
  isMine: boolean;
  text: string;
};

/** The requests by state. Calls for help come first, then who waits longest; of the done ones, the latest come first. */
export const columnsOf = (requests: readonly GuestRequest[], filters: Filters, me: string): Columns => {
  const columns: Columns = { open: [], claimed: [], done: [] };
  for (const request of requests) if (matches(request, filters, me)) columns[columnOf(request)].push(request);
  columns.open.sort(byNeed);
  columns.claimed.sort(byNeed);
  columns.done.sort((one, other) => compare(other.finishedAt ?? '', one.finishedAt ?? '') || compare(one.id, other.id));
  return columns;
};

/** Where a request stands on the board. */
export const columnOf = ({ state }: Pick<GuestRequest, 'state'>): ColumnName => {
  if (state === 'OPEN') return 'open';
  return state === 'CLAIMED' ? 'claimed' : 'done';
};

const byNeed = (one: GuestRequest, other: GuestRequest): number =>
  Number(other.urgency === 'URGENT') - Number(one.urgency === 'URGENT') ||
  compare(one.createdAt, other.createdAt) ||
  compare(one.id, other.id);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const matches = (request: GuestRequest, { area, category, isMine, text }: Filters, me: string): boolean => {
  if (area !== undefined && request.area !== area) return false;
  if (category !== undefined && request.category !== category) return false;
  if (isMine && request.state !== 'OPEN' && request.claimedBy !== me) return false;
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { guestName, location, note, claimedByName, lines } = request;
  const haystack = plain([guestName, location, note, claimedByName, ...lines.map(({ name }) => name)].join(' '));
  return words.every((word) => haystack.includes(word));
};

/** Small letters without accents: "José" is found as "jose". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those that came to be open between two looks at the board, but for what `me` gave back. */
export const newlyOpen = (before: readonly GuestRequest[], after: readonly GuestRequest[], me: string): GuestRequest[] => {
  const wasOpen = new Set(before.filter(({ state }) => state === 'OPEN').map(({ id }) => id));
  return after.filter(({ id, state, history }) => state === 'OPEN' && !wasOpen.has(id) && history.at(-1)?.by !== me);
};
