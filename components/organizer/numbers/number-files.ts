import type { ItemNumbers, PaymentNumbers } from '@/lib/data/request-numbers';
import { decimalOf } from '@/lib/domain/money';
import { METHOD_WORDS } from './number-words';
import type { AreaRow } from './request-totals';

type Row = (string | number | undefined)[];

/** The tables as rows of a file: plain numbers, seconds, and money as decimals of the currency. */
export const requestRowsOf = (areas: readonly AreaRow[]): Row[] => [
  [
    'Area',
    'Open',
    'Claimed',
    'Fulfilled',
    'Cancelled',
    'Declined',
    'All',
    'Target (s)',
    'Median to claim (s)',
    'p95 to claim (s)',
    'Median to fulfil (s)',
    'p95 to fulfil (s)',
  ],
  ...areas.map((area) => [
    area.name,
    area.open,
    area.claimed,
    area.fulfilled,
    area.cancelled,
    area.declined,
    area.total,
    area.target,
    area.medianSecondsToClaim,
    area.p95SecondsToClaim,
    area.medianSecondsToFulfil,
    area.p95SecondsToFulfil,
  ]),
];

export const itemRowsOf = (items: readonly ItemNumbers[], nameOfArea: (id: string) => string): Row[] => [
  ['Item', 'Area', 'Ordered', 'Fulfilled'],
  ...items.map(({ name, area, ordered, fulfilled }) => [name, nameOfArea(area), ordered, fulfilled]),
];

type MoneyNames = { currency: string; nameOfArea: (id: string) => string; nameOfItem: (id: string) => string };

export const moneyRowsOf = (payments: readonly PaymentNumbers[], { currency, nameOfArea, nameOfItem }: MoneyNames): Row[] => [
  ['Item', 'Area', 'Method', `Amount (${currency})`],
  ...payments.map(({ itemId, area, method, cents }) => [
    nameOfItem(itemId),
    nameOfArea(area),
    method ? METHOD_WORDS[method] : 'Still due',
    decimalOf(cents, currency),
  ]),
];
