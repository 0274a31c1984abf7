import { beforeEach, describe, expect, it, vi } from 'vitest';
import { availabilityOf } from '../../../components/requests/order/availability.ts';
import { countOf, EMPTY_BASKET, quantityIn, withAgain, withQuantity, withReturned } from '../../../components/requests/order/basket.ts';
import { ordersOf, viewBasket } from '../../../components/requests/order/basket-view.ts';
import { basketName, changeBasket } from '../../../components/requests/order/kept-basket.ts';
import { placeOrder } from '../../../components/requests/order/place-order.ts';
import { refusedWords } from '../../../components/requests/order/refused-words.ts';
import { readKept } from '../../../components/requests/kept/kept.ts';
import { listOrders } from '../../../components/requests/outbox/outbox.ts';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { memoryStorage } from '../components/memory-storage.ts';
import { aCatalog, anItem, anOrder, NOW } from './requests-fixture.ts';

const coffee = anItem();
const bread = anItem({ id: 'bread', name: 'Bread', category: 'FOOD', area: 'kitchen', priceCents: 750 });
const whose = { sub: 'sub-of-ada', eventId: 'ABCD2345' };
const kept = { ...anOrder({ note: 'Hot' }), clientKey: 'k1', madeAt: NOW.toISOString() };

const filled = (...chosen: [typeof coffee, number][]) =>
  chosen.reduce((basket, [item, quantity]) => withQuantity(basket, item, quantity), EMPTY_BASKET);

describe('what a guest can have of an item', () => {
  it.each([
    ['no limits', {}, { kind: 'available', most: REQUEST_LIMITS.quantity }],
    ['few left', { stock: 3 }, { kind: 'available', most: 3, left: 3 }],
    ['many left', { stock: 60 }, { kind: 'available', most: REQUEST_LIMITS.quantity }],
    ['nothing left', { stock: 0 }, { kind: 'soldOut' }],
    ['one of two had', { limitPerGuest: 2, taken: 1 }, { kind: 'available', most: 1, forYou: { left: 1, limit: 2 } }],
    ['both had', { limitPerGuest: 2, taken: 2 }, { kind: 'hadAll', limit: 2 }],
    ['a limit that was lowered since', { limitPerGuest: 1, taken: 2 }, { kind: 'hadAll', limit: 1 }],
    ['later', { availableFrom: '2027-06-01T13:00:00.000Z' }, { kind: 'later', from: '2027-06-01T13:00:00.000Z' }],
    ['over', { availableUntil: '2027-06-01T12:00:00.000Z' }, { kind: 'over' }],
    ['taken off', { archivedAt: '2027-06-01T11:00:00.000Z', availableFrom: '2027-06-01T13:00:00.000Z' }, { kind: 'over' }],
  ])('knows %s', (_, item, expected) => {
    expect(availabilityOf(anItem(item), NOW)).toEqual(expected);
  });
});

describe('a basket', () => {
  it('holds quantities, and forgets what was taken out', () => {
    const basket = filled([coffee, 2], [bread, 1]);
    expect(countOf(basket)).toBe(3);
    expect(withQuantity(basket, coffee, 0).lines.map(({ itemId }) => itemId)).toEqual(['bread']);
  });

  it('becomes one order for each area, at the prices that it shows', () => {
    const catalog = aCatalog([coffee, bread]);
    const view = viewBasket(filled([coffee, 2], [bread, 1]), catalog, NOW);
    expect(view.totalCents).toBe(2 * 350 + 750);
    const orders = ordersOf(view, catalog, { eventId: 'ABCD2345', location: ' Table 12 ', note: '' });
    expect(orders.map(({ areaName, category, location, note }) => ({ areaName, category, location, note }))).toEqual([
      { areaName: 'Bar', category: 'BEVERAGE', location: 'Table 12', note: undefined },
      { areaName: 'Kitchen', category: 'FOOD', location: 'Table 12', note: undefined },
    ]);
    expect(orders[0]?.lines).toEqual([{ itemId: 'coffee', name: 'Coffee', category: 'BEVERAGE', quantity: 2, unitPriceCents: 350 }]);
  });

  it('splits what is too much for one request', () => {
    const many = Array.from({ length: REQUEST_LIMITS.items + 1 }, (_, index) => anItem({ id: `item-${index}`, name: `Item ${index}` }));
    const view = viewBasket(filled(...many.map((item): [typeof coffee, number] => [item, 1])), aCatalog(many), NOW);
    expect(view.groups.map(({ entries }) => entries.length)).toEqual([REQUEST_LIMITS.items, 1]);
  });

  it('names an order after what most of it is', () => {
    const snack = anItem({ id: 'snack', name: 'Snack', category: 'FOOD' });
    const catalog = aCatalog([coffee, snack]);
    const [order] = ordersOf(viewBasket(filled([coffee, 1], [snack, 2]), catalog, NOW), catalog, { eventId: 'E', location: '', note: '' });
    expect(order?.category).toBe('FOOD');
  });

  it.each([
    ['sold out', anItem({ stock: 0 }), { kind: 'soldOut' }],
    ['fewer left', anItem({ stock: 1 }), { kind: 'fewerLeft', left: 1 }],
    ['over the limit', anItem({ limitPerGuest: 2, taken: 1 }), { kind: 'overLimit', left: 1, limit: 2 }],
    ['not yet', anItem({ availableFrom: '2027-06-01T13:00:00.000Z' }), { kind: 'notNow', from: '2027-06-01T13:00:00.000Z' }],
    ['taken off the catalogue', anItem({ archivedAt: '2027-06-01T11:00:00.000Z' }), { kind: 'gone' }],
  ])('says at the line that something is %s, and is not ordered so', (_, item, problem) => {
    const view = viewBasket(filled([coffee, 2]), aCatalog([item]), NOW);
    expect([...view.groups.flatMap(({ entries }) => entries), ...view.gone].map((entry) => entry.problem)).toEqual([problem]);
    expect(view.canOrder).toBe(false);
  });

  it('shows a changed price, and orders at the one it shows', () => {
    const catalog = aCatalog([anItem({ priceCents: 400 })]);
    const view = viewBasket(filled([coffee, 1]), catalog, NOW);
    expect(view.groups[0]?.entries[0]?.problem).toEqual({ kind: 'priceChanged', before: 350 });
    expect(view.canOrder).toBe(true);
    expect(ordersOf(view, catalog, { eventId: 'E', location: '', note: '' })[0]?.lines[0]?.unitPriceCents).toBe(400);
  });

  it('gets a refused order back with the reason at its line, beside what was put in since', () => {
    const basket = withReturned(filled([bread, 1], [coffee, 1]), kept, {
      code: 'SOLD_OUT',
      items: new Map([['coffee', 'You can have 1 of these.']]),
    });
    expect(basket.lines.map(({ itemId, quantity, refused }) => [itemId, quantity, refused])).toEqual([
      ['coffee', 2, 'You can have 1 of these.'],
      ['bread', 1, undefined],
    ]);
    expect(basket).toMatchObject({ refused: 'SOLD_OUT', note: 'Hot' });
    expect(refusedWords(basket)).toMatch(/marked/);
    const answered = withQuantity(basket, coffee, 1);
    expect(answered.lines[0]?.refused).toBeUndefined();
    expect(refusedWords(answered)).toBeUndefined();
  });

  it('says why a whole order came back', () => {
    const basket = withReturned(EMPTY_BASKET, kept, { code: 'NOT_CHECKED_IN', items: new Map() });
    expect(refusedWords(basket)).toMatch(/check in at the entrance/);
  });

  it('takes what was ordered before once more', () => {
    expect(quantityIn(withAgain(filled([coffee, 1]), kept.lines), 'coffee')).toBe(2);
  });
});

describe('ordering', () => {
  beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()));

  it('makes one order however often the button is tapped', () => {
    changeBasket(whose.sub, whose.eventId, (basket) => withQuantity(basket, coffee, 2));
    const wishes = { catalog: aCatalog(), location: '', now: NOW };
    expect(placeOrder(whose, wishes)).toHaveLength(1);
    expect(placeOrder(whose, wishes)).toEqual([]);
    expect(listOrders(whose.sub)).toHaveLength(1);
    expect(readKept(basketName(whose.sub, whose.eventId))).toBeUndefined();
  });

  it('leaves the basket alone while something in it cannot be had', () => {
    changeBasket(whose.sub, whose.eventId, (basket) => withQuantity(basket, coffee, 2));
    expect(placeOrder(whose, { catalog: aCatalog([anItem({ stock: 1 })]), location: '', now: NOW })).toEqual([]);
    expect(listOrders(whose.sub)).toEqual([]);
    expect(readKept(basketName(whose.sub, whose.eventId))).toBeDefined();
  });

  it('leaves the basket alone when the device cannot keep the order', () => {
    changeBasket(whose.sub, whose.eventId, (basket) => withQuantity(basket, coffee, 2));
    vi.spyOn(Object.getPrototypeOf(localStorage) as Storage, 'setItem').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    expect(() => placeOrder(whose, { catalog: aCatalog(), location: '', now: NOW })).toThrow('Full');
    expect(readKept(basketName(whose.sub, whose.eventId))).toBeDefined();
  });
});
