import type { GuestRequest } from '@/lib/data/request-fields';
import { REQUEST_CATEGORIES } from '@/lib/domain/catalog';
import { COLUMNS, type ColumnName, type Filters } from './board-columns';

/** What of the board stands in the address, so that it can be kept, shared and gone back to. */
export type BoardAddress = Filters & {
  /** The column that a phone shows. */
  column: ColumnName;
  isWall: boolean;
};

export const isCategory = (text: string | null): text is GuestRequest['category'] =>
  text !== null && Object.hasOwn(REQUEST_CATEGORIES, text);

/** Reads the address; what it does not understand stands for nothing. */
export const readAddress = (query: { get: (name: string) => string | null }): BoardAddress => {
  const category = query.get('category');
  return {
    area: query.get('area') || undefined,
    category: isCategory(category) ? category : undefined,
    isMine: query.get('mine') === '1',
    text: query.get('text') ?? '',
    column: COLUMNS.find((name) => name === query.get('column')) ?? 'open',
    isWall: query.get('wall') === '1',
  };
};

/** The address as a query, `?…` or empty: only what differs from the plain board. */
export const writeAddress = ({ area, category, isMine, text, column, isWall }: BoardAddress): string => {
  const query = new URLSearchParams();
  if (area !== undefined) query.set('area', area);
  if (category !== undefined) query.set('category', category);
  if (isMine) query.set('mine', '1');
  if (text !== '') query.set('text', text);
  if (column !== 'open') query.set('column', column);
  if (isWall) query.set('wall', '1');
  return query.size > 0 ? `?${query}` : '';
};
