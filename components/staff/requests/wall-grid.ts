import type { GuestRequest } from '@/lib/data/request-fields';
import type { AgeLevel } from './request-age';

export type WallGrid = { columns: number; rows: number };

/** The narrowest and lowest card that can be read from across a room, in CSS pixels of a root font size of 16. */
const CARD = { width: 420, height: 220 };
/** Fewer requests get larger cards, up to this. */
const LARGEST = { columns: 2, rows: 2 };

/** The coarsest grid that shows all requests, or the finest that can be read. `rem` is the root font size in pixels. */
export const wallGrid = (count: number, { width, height, rem }: { width: number; height: number; rem: number }): WallGrid => {
  const most = {
    columns: Math.max(1, Math.floor(width / ((CARD.width * rem) / 16))),
    rows: Math.max(1, Math.floor(height / ((CARD.height * rem) / 16))),
  };
  const grid = { columns: Math.min(LARGEST.columns, most.columns), rows: Math.min(LARGEST.rows, most.rows) };
  while (grid.columns * grid.rows < count && (grid.columns < most.columns || grid.rows < most.rows)) {
    // Cards stay wider than high.
    const isWide = width / grid.columns / (height / grid.rows) >= CARD.width / CARD.height;
    if ((isWide || grid.rows >= most.rows) && grid.columns < most.columns) grid.columns += 1;
    else grid.rows += 1;
  }
  return grid;
};

type Waiting = { request: GuestRequest; level: AgeLevel };

/** What a wall shows first: calls for help, late ones, and then whoever waits longest. */
export const wallOrder = <Item extends Waiting>(waiting: readonly Item[]): Item[] =>
  [...waiting].sort((one, other) => rankOf(other) - rankOf(one) || (one.request.createdAt < other.request.createdAt ? -1 : 1));

const rankOf = ({ request, level }: Waiting): number => (request.urgency === 'URGENT' ? 2 : 0) + (level === 'late' ? 1 : 0);
