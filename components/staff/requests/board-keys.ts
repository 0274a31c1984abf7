import { COLUMNS, type ColumnName, type Columns } from './board-columns';

export type Command =
  'next' | 'previous' | 'right' | 'left' | 'claim' | 'fulfil' | 'release' | 'decline' | 'payment' | 'undo' | 'stock' | 'search' | 'help';

/** What the keys do, in the order in which the help lists them. The arrows do the same as j, k, h and l. */
export const KEYS: Record<string, { command: Command; label: string }> = {
  j: { command: 'next', label: 'Next request' },
  k: { command: 'previous', label: 'Previous request' },
  l: { command: 'right', label: 'Next column' },
  h: { command: 'left', label: 'Previous column' },
  c: { command: 'claim', label: 'Claim' },
  f: { command: 'fulfil', label: 'Fulfil' },
  r: { command: 'release', label: 'Release' },
  d: { command: 'decline', label: 'Decline' },
  p: { command: 'payment', label: 'Payment' },
  u: { command: 'undo', label: 'Undo the last step' },
  s: { command: 'stock', label: 'Stock: mark something as sold out' },
  '/': { command: 'search', label: 'Search' },
  '?': { command: 'help', label: 'This help' },
};

const ARROWS: Record<string, Command> = { ArrowDown: 'next', ArrowUp: 'previous', ArrowRight: 'right', ArrowLeft: 'left' };

type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** The command of a key press; none for the browser's own shortcuts. */
export const commandOf = ({ key, ctrlKey, metaKey, altKey }: KeyPress): Command | undefined => {
  if (ctrlKey || metaKey || altKey) return undefined;
  return ARROWS[key] ?? KEYS[key.toLowerCase()]?.command;
};

export type Chosen = { column: ColumnName; id: string };

/** Where a move leads from the chosen request; from nowhere to the first one there is. The ends hold. */
export const move = (
  columns: Columns,
  chosen: Chosen | undefined,
  direction: 'next' | 'previous' | 'right' | 'left',
): Chosen | undefined => {
  const at = chosen ? columns[chosen.column].findIndex(({ id }) => id === chosen.id) : -1;
  if (!chosen || at < 0) return firstOf(columns, COLUMNS);
  if (direction === 'next' || direction === 'previous') return within(columns, chosen.column, at + (direction === 'next' ? 1 : -1));
  const place = COLUMNS.indexOf(chosen.column);
  const others = direction === 'right' ? COLUMNS.slice(place + 1) : COLUMNS.slice(0, place).reverse();
  const column = others.find((name) => columns[name].length > 0);
  return column ? within(columns, column, at) : chosen;
};

/** The request at a position of a column, or the last one before it. */
export const within = (columns: Columns, column: ColumnName, at: number): Chosen | undefined => {
  const list = columns[column];
  const request = list[Math.min(Math.max(at, 0), list.length - 1)];
  return request && { column, id: request.id };
};

const firstOf = (columns: Columns, names: readonly ColumnName[]): Chosen | undefined => {
  const column = names.find((name) => columns[name].length > 0);
  return column && within(columns, column, 0);
};
