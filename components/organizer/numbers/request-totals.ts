import type { AreaNumbers, PaymentNumbers, RequestNumbers } from '@/lib/data/request-numbers';
import type { PaymentMethod } from '@/lib/domain/payment';
import type { ServiceArea } from '@/lib/domain/service-area';
import { METHODS } from './number-words';

export const STATES = ['open', 'claimed', 'fulfilled', 'cancelled', 'declined'] as const;
export type StateCount = (typeof STATES)[number];

/** Requests of one area. `target` is in seconds; absent for an area that is gone. */
export type AreaRow = AreaNumbers & { name: string; target: number | undefined; total: number };

/** Every area of the event in its own order, then those that are gone but have numbers. */
export const areaRowsOf = (numbers: readonly AreaNumbers[], areas: readonly ServiceArea[]): AreaRow[] => {
  const byArea = new Map(numbers.map((row) => [row.area, row]));
  const known = new Set(areas.map(({ id }) => id));
  return [
    ...areas.map(({ id, name, targetMinutes }) => toRow(byArea.get(id) ?? { ...NOTHING, area: id }, name, targetMinutes * 60)),
    ...numbers.filter(({ area }) => !known.has(area)).map((row) => toRow(row, row.area, undefined)),
  ];
};

const NOTHING = { open: 0, claimed: 0, fulfilled: 0, cancelled: 0, declined: 0 };

const toRow = (numbers: AreaNumbers, name: string, target: number | undefined): AreaRow => ({
  ...numbers,
  name,
  target,
  total: STATES.reduce((sum, state) => sum + numbers[state], 0),
});

/** The event as a whole. Median and p95 do not add up, so they are left to the areas. */
export const sumOfAreas = (rows: readonly AreaRow[]): Record<StateCount | 'total', number> => {
  const sum = { ...NOTHING, total: 0 };
  for (const row of rows) for (const count of [...STATES, 'total'] as const) sum[count] += row[count];
  return sum;
};

/** Whole cents: settled by each method, still due, and both together. */
export type MoneyRow = { key: string; byMethod: Record<PaymentMethod, number>; due: number; total: number };

const emptyRow = (key: string): MoneyRow => ({
  key,
  byMethod: { CARD_TERMINAL: 0, CASH: 0, ENTITLEMENT: 0, ON_THE_HOUSE: 0 },
  due: 0,
  total: 0,
});

const add = (row: MoneyRow, { method, cents }: PaymentNumbers): void => {
  if (method) row.byMethod[method] += cents;
  else row.due += cents;
  row.total += cents;
};

/** The payments added up under a key, such as their area or their item: however they are grouped, the sum is the same. */
export const moneyBy = (payments: readonly PaymentNumbers[], keyOf: (payment: PaymentNumbers) => string): MoneyRow[] => {
  const rows = new Map<string, MoneyRow>();
  for (const payment of payments) {
    const key = keyOf(payment);
    const row = rows.get(key) ?? emptyRow(key);
    add(row, payment);
    rows.set(key, row);
  }
  return [...rows.values()];
};

export const sumOfMoney = (payments: readonly PaymentNumbers[]): MoneyRow & { settled: number } => {
  const sum = emptyRow('sum');
  for (const payment of payments) add(sum, payment);
  return { ...sum, settled: METHODS.reduce((cents, method) => cents + sum.byMethod[method], 0) };
};

/** Whether there has been anything to count. */
export const isEmpty = ({ areas, items, payments }: RequestNumbers): boolean =>
  items.length === 0 && payments.length === 0 && areas.every((area) => STATES.every((state) => area[state] === 0));
