import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, formatCents, parseCents } from '../../../lib/domain/money.ts';

const cents = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const currency = fc.constantFrom('EUR', 'GBP', 'JPY', 'KWD');

describe('money', () => {
  it('reads back every amount that it writes, to the last cent', () => {
    fc.assert(
      fc.property(cents, currency, (amount, code) => {
        expect(parseCents(decimalOf(amount, code), code)).toBe(amount);
      }),
    );
  });

  it('reads what people type', () => {
    const typed = ['3', '3.5', '3,50', ' 0 ', '0.05', '1234.00'];
    expect(typed.map((text) => parseCents(text, 'EUR'))).toEqual([300, 350, 350, 0, 5, 123_400]);
  });

  it('takes nothing that could be read in two ways, or that no cent can hold', () => {
    const typed = ['', ' ', 'free', '-1', '+1', '1,000', '1.000,00', '1 000', '3.', '.5', '3.505', '1e3', '0x10', '3.5 €', '9'.repeat(17)];
    for (const text of typed) expect(parseCents(text, 'EUR'), text).toBeUndefined();
  });

  it('knows currencies with other small units', () => {
    expect([parseCents('500', 'JPY'), parseCents('5.0', 'JPY'), parseCents('1.234', 'KWD')]).toEqual([500, undefined, 1234]);
    expect([decimalOf(500, 'JPY'), decimalOf(5, 'EUR'), decimalOf(1234, 'KWD'), decimalOf(-5, 'EUR')]).toEqual([
      '500',
      '0.05',
      '1.234',
      '-0.05',
    ]);
  });

  it('shows an amount with its currency, exactly even where a fraction of a number could not', () => {
    expect([formatCents(350, 'EUR'), formatCents(Number.MAX_SAFE_INTEGER, 'EUR')]).toEqual(['€3.50', '€90,071,992,547,409.91']);
  });
});
