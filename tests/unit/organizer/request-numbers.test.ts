import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../components/organizer/numbers/csv.ts';
import { moneyRowsOf, requestRowsOf } from '../../../components/organizer/numbers/number-files.ts';
import { durationWords, METHODS } from '../../../components/organizer/numbers/number-words.ts';
import { areaRowsOf, isEmpty, moneyBy, sumOfAreas, sumOfMoney } from '../../../components/organizer/numbers/request-totals.ts';
import type { AreaNumbers, PaymentNumbers } from '../../../lib/data/request-numbers.ts';

const bar: AreaNumbers = { area: 'bar', open: 2, claimed: 1, fulfilled: 5, cancelled: 1, declined: 1, p95SecondsToClaim: 200 };
const gone: AreaNumbers = { area: 'gone', open: 0, claimed: 0, fulfilled: 3, cancelled: 0, declined: 0 };

const payment = fc.record({
  itemId: fc.constantFrom('coffee', 'cake', 'shirt'),
  area: fc.constantFrom('bar', 'shop'),
  method: fc.constantFrom(...METHODS, undefined),
  cents: fc.integer({ min: 1, max: 10_000_000 }),
}) satisfies fc.Arbitrary<PaymentNumbers>;

describe('requests by area', () => {
  const rows = areaRowsOf(
    [bar, gone],
    [
      { id: 'shop', name: 'Shop', targetMinutes: 10 },
      { id: 'bar', name: 'Bar', targetMinutes: 3 },
    ],
  );

  it('shows every area of the event, and those that are gone after them', () => {
    expect(rows.map(({ name, total, target }) => [name, total, target])).toEqual([
      ['Shop', 0, 600],
      ['Bar', 10, 180],
      ['gone', 3, undefined],
    ]);
  });

  it('adds up over the areas', () => {
    expect(sumOfAreas(rows)).toEqual({ open: 2, claimed: 1, fulfilled: 8, cancelled: 1, declined: 1, total: 13 });
  });

  it('has nothing to show before the first request', () => {
    const nothing = { eventId: 'ABCD2345', currency: 'EUR', areas: [{ ...gone, fulfilled: 0 }], items: [], payments: [] };
    expect([isEmpty(nothing), isEmpty({ ...nothing, areas: [bar] })]).toEqual([true, false]);
  });
});

describe('money', () => {
  it('comes to the same sum by area, by item and by method, to the cent', () => {
    fc.assert(
      fc.property(fc.array(payment), (payments) => {
        const sum = sumOfMoney(payments);
        const total = (rows: { total: number }[]) => rows.reduce((cents, row) => cents + row.total, 0);
        expect(total(moneyBy(payments, ({ area }) => area))).toBe(sum.total);
        expect(total(moneyBy(payments, ({ itemId }) => itemId))).toBe(sum.total);
        expect(sum.settled + sum.due).toBe(sum.total);
        expect(sum.total).toBe(payments.reduce((cents, one) => cents + one.cents, 0));
      }),
    );
  });

  it('goes into a file as decimals of the currency', () => {
    const names = { currency: 'EUR', nameOfArea: () => 'Bar', nameOfItem: () => 'Coffee' };
    const payments: PaymentNumbers[] = [
      { itemId: 'coffee', area: 'bar', method: 'CASH', cents: 705 },
      { itemId: 'coffee', area: 'bar', cents: 350 },
    ];
    expect(csvOf(moneyRowsOf(payments, names))).toBe(
      '\uFEFFItem,Area,Method,Amount (EUR)\r\nCoffee,Bar,Cash,7.05\r\nCoffee,Bar,Still due,3.50\r\n',
    );
  });
});

describe('a file for a spreadsheet', () => {
  it('quotes what would break a row, and leaves what is absent empty', () => {
    expect(csvOf([['Bar, north', 'the "old" one', undefined, 'two\nlines', -3]])).toBe(
      '\uFEFF"Bar, north","the ""old"" one",,"two\nlines",-3\r\n',
    );
  });

  it('never lets a name become a formula', () => {
    expect(csvOf([['=1+1', '@SUM(A1)', '+49 170', '-x', '-3.50']])).toBe("\uFEFF'=1+1,'@SUM(A1),'+49 170,'-x,-3.50\r\n");
    expect(csvOf([['＝1', '＋1', '\n=1', '\t=1']])).toBe(`\uFEFF'＝1,'＋1,"'\n=1",'\t=1\r\n`);
  });

  it('has as many names of columns as columns', () => {
    const [names, row] = requestRowsOf(areaRowsOf([bar], []));
    expect(row).toHaveLength(names?.length ?? 0);
  });
});

describe('a duration', () => {
  it('is said as people say it', () => {
    expect([0, 0.42, 9.96, 59.4, 60, 200, 3599.6, 3600, 7500].map(durationWords)).toEqual([
      '0 s',
      '0.4 s',
      '10 s',
      '59 s',
      '1 min',
      '3 min 20 s',
      '1 h 00 min',
      '1 h 00 min',
      '2 h 05 min',
    ]);
  });
});
