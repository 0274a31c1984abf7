import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { guestRequestInput, linePositionsInput } from '../../../lib/validation/guest-request.ts';

const anItem = (itemId = 'COFFEE') => ({ itemId, quantity: 1, unitPriceCents: 250 });
const input = (changes: object = {}) => ({ category: 'FOOD', items: [anItem()], clientKey: 'client-key', ...changes });
const issuesOf = (value: unknown): string[] => guestRequestInput.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('The input of a request', () => {
  it('is tidied', () => {
    expect(guestRequestInput.parse(input({ location: ' Row\t4 ', note: ' No\r\nsugar ', items: [] }))).toEqual(
      input({ location: 'Row 4', note: 'No\nsugar', items: [] }),
    );
    expect(guestRequestInput.parse(input({ location: ' ', note: null }))).toEqual(input());
  });

  it.each([
    ['a note of 100 KB', { note: 'x'.repeat(100_000) }, ['note']],
    ['a note of one character too many', { note: 'x'.repeat(REQUEST_LIMITS.note + 1) }, ['note']],
    ['an address for a location', { location: 'x'.repeat(REQUEST_LIMITS.location + 1) }, ['location']],
    ['a thousand items, one mistake', { items: Array(1000).fill({}) }, ['items']],
    ['an item twice', { items: [anItem(), anItem('TEA'), anItem()] }, ['items.2']],
    ['half an item', { items: [{ ...anItem(), quantity: 0.5 }] }, ['items.0.quantity']],
    ['a negative price', { items: [{ ...anItem(), unitPriceCents: -1 }] }, ['items.0.unitPriceCents']],
    ['another category', { category: 'DRUGS' }, ['category']],
    ['a short key', { clientKey: 'short' }, ['clientKey']],
  ])('with %s is refused where it is wrong', (_what, changes, paths) => {
    expect(issuesOf(input(changes))).toEqual(paths);
  });

  it('takes up to twenty different items', () => {
    const items = (count: number) => Array.from({ length: count }, (_, index) => anItem(`I${index}`));
    expect(issuesOf(input({ items: items(REQUEST_LIMITS.items) }))).toEqual([]);
    expect(issuesOf(input({ items: items(REQUEST_LIMITS.items + 1) }))).toEqual(['items']);
  });
});

describe('Positions of lines', () => {
  it('are whole, not negative, each once, and at least one', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: -2, max: 22 }), fc.double({ min: 0, max: 3 })), { maxLength: 25 }), (positions) => {
        const isGood =
          positions.length >= 1 &&
          positions.length <= REQUEST_LIMITS.items &&
          positions.every((position) => Number.isInteger(position) && position >= 0 && position <= REQUEST_LIMITS.items) &&
          new Set(positions).size === positions.length;
        expect(linePositionsInput.safeParse(positions).success).toBe(isGood);
      }),
    );
  });
});
