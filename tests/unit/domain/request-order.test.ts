import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import {
  askingRefusal,
  type Order,
  orderArea,
  orderLines,
  orderRefusal,
  type Shelf,
  type ShelfItem,
} from '../../../lib/domain/request-order.ts';
import { requestIdOf } from '../../../lib/domain/request-id.ts';
import { totalCents } from '../../../lib/domain/tab.ts';

const now = new Date('2026-06-01T12:00:00.000Z');
const eventId = 'ABCD2345';

const anItem = (changes: Partial<ShelfItem> = {}): ShelfItem => ({
  id: 'COFFEE',
  eventId,
  category: 'BEVERAGE',
  name: 'Coffee',
  area: 'bar-north',
  priceCents: 250,
  ...changes,
});
const shelfOf = (items: ShelfItem[], taken: Record<string, number> = {}): Shelf => ({
  items: new Map(items.map((item) => [item.id, item])),
  taken: new Map(Object.entries(taken)),
});
const anOrder = (changes: Partial<Order> = {}): Order => ({
  eventId,
  category: 'BEVERAGE',
  items: [{ itemId: 'COFFEE', quantity: 1, unitPriceCents: 250 }],
  ...changes,
});

describe('Asking', () => {
  const event = { state: 'PUBLISHED', checkInOpensAt: '2026-06-01T08:00:00.000Z', endsAt: '2026-06-01T18:00:00.000Z' } as const;
  const inside = { state: 'REGISTERED', checkedInAt: '2026-06-01T09:00:00.000Z' } as const;
  const at = (time: string): Date => new Date(`2026-06-01T${time}Z`);

  it.each([
    ['nowhere', undefined, inside, now, 'EVENT_NOT_FOUND'],
    ['at a draft', { ...event, state: 'DRAFT' }, inside, now, 'EVENT_NOT_FOUND'],
    ['at a cancelled event', { ...event, state: 'CANCELLED' }, inside, now, 'EVENT_NOT_FOUND'],
    ['as a stranger', event, undefined, now, 'NOT_REGISTERED'],
    ['from the waitlist', event, { state: 'WAITLISTED' }, now, 'NOT_REGISTERED'],
    ['after cancelling', event, { state: 'CANCELLED' }, now, 'NOT_REGISTERED'],
    ['just before the doors open', event, inside, at('07:59:59.999'), 'EVENT_NOT_RUNNING'],
    ['when the doors open', event, inside, at('08:00:00.000'), undefined],
    ['at the last moment', event, inside, at('17:59:59.999'), undefined],
    ['when it is over', event, inside, at('18:00:00.000'), 'EVENT_NOT_RUNNING'],
    ['from outside', event, { state: 'REGISTERED' }, now, 'NOT_CHECKED_IN'],
    ['after leaving', event, { ...inside, checkedOutAt: '2026-06-01T11:00:00.000Z' }, now, 'NOT_CHECKED_IN'],
  ] as const)('%s is answered with its reason', (_where, where, who, when, code) => {
    expect(askingRefusal(where, who, 'FOOD', when)).toBe(code);
  });

  it('for help needs no check-in', () => {
    expect(askingRefusal(event, { state: 'REGISTERED' }, 'ASSISTANCE', now)).toBeUndefined();
  });
});

describe('An order', () => {
  it.each([
    ['an unknown item', anOrder(), shelfOf([]), 'ITEM_NOT_FOUND', 'items.0'],
    ['an item of another event', anOrder(), shelfOf([anItem({ eventId: 'OTHER234' })]), 'ITEM_NOT_FOUND', 'items.0'],
    ['an archived item', anOrder(), shelfOf([anItem({ archivedAt: '2026-01-01T00:00:00.000Z' })]), 'ITEM_NOT_AVAILABLE', 'items.0'],
    ['an item too early', anOrder(), shelfOf([anItem({ availableFrom: '2026-06-01T12:00:00.001Z' })]), 'ITEM_NOT_AVAILABLE', 'items.0'],
    ['an item too late', anOrder(), shelfOf([anItem({ availableUntil: '2026-06-01T12:00:00.000Z' })]), 'ITEM_NOT_AVAILABLE', 'items.0'],
    ['an item at an old price', anOrder(), shelfOf([anItem({ priceCents: 251 })]), 'PRICE_CHANGED', 'items.0'],
    ['an item that is gone', anOrder(), shelfOf([anItem({ stock: 0 })]), 'SOLD_OUT', 'items.0'],
    ['one too many', anOrder(), shelfOf([anItem({ limitPerGuest: 2 })], { COFFEE: 2 }), 'OVER_LIMIT', 'items.0'],
    ['what it does not say', anOrder({ category: 'FOOD' }), shelfOf([anItem()]), 'INVALID_INPUT', 'category'],
    ['nothing', anOrder({ items: [] }), shelfOf([]), 'INVALID_INPUT', 'items'],
    ['help without a word', anOrder({ items: [], category: 'ASSISTANCE' }), shelfOf([]), 'INVALID_INPUT', 'note'],
  ])('of %s is refused with its reason', (_what, order, shelf, code, path) => {
    expect(orderRefusal(order, shelf, now)).toMatchObject({ code, issues: [{ path }] });
  });

  it('of two areas, or of help and goods, is refused', () => {
    const order = anOrder({ items: ['COFFEE', 'OTHER'].map((itemId) => ({ itemId, quantity: 1, unitPriceCents: 250 })) });
    for (const other of [anItem({ id: 'OTHER', area: 'bar-south' }), anItem({ id: 'OTHER', category: 'ASSISTANCE' })])
      expect(orderRefusal(order, shelfOf([anItem(), other]), now)).toMatchObject({ code: 'INVALID_INPUT', issues: [{ path: 'items' }] });
  });

  it('that costs more than a tab can hold is refused', () => {
    const priceCents = REQUEST_LIMITS.totalCents / 2 + 1;
    const order = (quantity: number) => anOrder({ items: [{ itemId: 'COFFEE', quantity, unitPriceCents: priceCents }] });
    expect(orderRefusal(order(1), shelfOf([anItem({ priceCents })]), now)).toBeUndefined();
    expect(orderRefusal(order(2), shelfOf([anItem({ priceCents })]), now)?.code).toBe('INVALID_INPUT');
    expect(REQUEST_LIMITS.totalCents * REQUEST_LIMITS.perGuest).toBeLessThan(2 ** 31);
  });

  it('goes to the area of its items, and a call for help to the help desk', () => {
    expect(orderArea(anOrder(), shelfOf([anItem()]))).toBe('bar-north');
    expect(orderArea(anOrder({ items: [], category: 'ASSISTANCE', note: 'Help' }), shelfOf([]))).toBe('help');
  });

  const stockedItem = fc.record({
    priceCents: fc.integer({ min: 0, max: 1000 }),
    stock: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
    limitPerGuest: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    taken: fc.integer({ min: 0, max: 6 }),
    quantity: fc.integer({ min: 1, max: 6 }),
    seenCents: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
  });

  it('is let through exactly when every item has the price that was seen, enough of it, and room for this guest', () => {
    fc.assert(
      fc.property(fc.array(stockedItem, { minLength: 1, maxLength: 5 }), (all) => {
        const items = all.map(({ priceCents, stock, limitPerGuest }, index) =>
          anItem({ id: `I${index}`, priceCents, stock, limitPerGuest }),
        );
        const shelf = shelfOf(items, Object.fromEntries(all.map(({ taken }, index) => [`I${index}`, taken])));
        const order = anOrder({
          items: all.map(({ quantity, priceCents, seenCents }, index) => ({
            itemId: `I${index}`,
            quantity,
            unitPriceCents: seenCents ?? priceCents,
          })),
        });
        const isGood = all.every(
          ({ priceCents, seenCents = priceCents, stock = Infinity, limitPerGuest = Infinity, taken, quantity }) =>
            seenCents === priceCents && quantity <= stock && taken + quantity <= limitPerGuest,
        );
        const refusal = orderRefusal(order, shelf, now);
        expect(refusal === undefined).toBe(isGood);
        for (const { path } of refusal?.issues ?? []) expect(path).toMatch(/^items\.\d$/);
        if (refusal) return;
        const lines = orderLines(order, shelf);
        expect(totalCents(lines)).toBe(all.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents, 0));
        expect(lines.map(({ fromStock, entitled }) => [fromStock ?? false, entitled ?? false])).toEqual(
          all.map(({ stock, limitPerGuest }) => [stock !== undefined, limitPerGuest !== undefined]),
        );
      }),
    );
  });
});

describe('The id of a request', () => {
  it('is the same for the same guest and key, and different for any other', () => {
    const guestId = fc.stringMatching(/^[A-Z2-7]{16}$/);
    const key = fc.stringMatching(/^[\w-]{8,64}$/);
    fc.assert(
      fc.property(guestId, key, guestId, key, (guest, one, other, two) => {
        expect(requestIdOf(guest, one)).toMatch(/^[A-Z2-7]{24}$/);
        expect(requestIdOf(guest, one) === requestIdOf(other, two)).toBe(guest === other && one === two);
      }),
    );
  });
});
