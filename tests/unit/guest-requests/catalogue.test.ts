import { beforeEach, describe, expect, it, vi } from 'vitest';
import { filterTagsOf, NO_FILTER, sectionsOf } from '../../../components/requests/order/catalogue-sections.ts';
import { mayOrder } from '../../../components/requests/order/may-order.ts';
import { holdScannedPlace, placeOfAddress, takeScannedPlace } from '../../../components/requests/order/scanned-place.ts';
import { receiptOf } from '../../../components/requests/receipt/receipt-lines.ts';
import { toGuestRequest } from '../../../lib/data/request-fields.ts';
import type { PublishedEvent } from '../../../lib/data/events.ts';
import type { Registration } from '../../../lib/data/registrations.ts';
import { memoryStorage } from '../components/memory-storage.ts';
import { anItem, aRequest, NOW } from './requests-fixture.ts';

const items = [
  anItem({ id: 'brulee', name: 'Crème brûlée', category: 'FOOD', dietaryTags: ['VEGETARIAN'] }),
  anItem({ id: 'soup', name: 'Soup', description: 'With bread', category: 'FOOD', dietaryTags: ['VEGAN', 'VEGETARIAN'] }),
  anItem({ id: 'wine', name: 'Wine', dietaryTags: ['VEGETARIAN', 'CONTAINS_ALCOHOL'] }),
];
const found = (filter: Parameters<typeof sectionsOf>[1]) =>
  sectionsOf(items, filter).flatMap((section) => section.items.map(({ id }) => id));

describe('the catalogue', () => {
  it('shows food before drinks, and no part that is empty', () => {
    expect(sectionsOf(items).map(({ id }) => id)).toEqual(['food', 'drinks']);
  });

  it('leaves out what was taken off', () => {
    expect(sectionsOf([anItem({ archivedAt: NOW.toISOString() })])).toEqual([]);
  });

  it('finds words in names and descriptions, whatever their accents', () => {
    expect(found({ ...NO_FILTER, words: ' CREME ' })).toEqual(['brulee']);
    expect(found({ ...NO_FILTER, words: 'bread soup' })).toEqual(['soup']);
    expect(found({ ...NO_FILTER, words: 'cake' })).toEqual([]);
  });

  it('narrows down to diets that some of the items have', () => {
    expect(filterTagsOf(items)).toEqual(['VEGAN']);
    expect(found({ ...NO_FILTER, tags: ['VEGAN'] })).toEqual(['soup']);
  });
});

describe('whether a guest may order', () => {
  const event = { checkInOpensAt: '2027-06-01T08:00:00.000Z', endsAt: '2027-06-01T18:00:00.000Z' } as PublishedEvent;
  const registered = { state: 'REGISTERED' } as Registration;

  it.each([
    ['yes', { ...registered, checkedInAt: NOW.toISOString() }, NOW],
    ['notCheckedIn', registered, NOW],
    ['notYet', registered, new Date('2027-06-01T07:59:59.000Z')],
    ['ended', { ...registered, checkedInAt: NOW.toISOString() }, new Date('2027-06-01T18:00:00.000Z')],
    ['notRegistered', { ...registered, state: 'WAITLISTED' as const }, NOW],
    ['notRegistered', undefined, NOW],
  ])('is %s', (expected, registration, now) => {
    expect(mayOrder({ registration, event, now })).toBe(expected);
  });
});

describe('the place that a code names', () => {
  beforeEach(() => vi.stubGlobal('sessionStorage', memoryStorage()));

  it('is read off the address as a request can carry it', () => {
    expect(placeOfAddress('?at=Table%2012')).toBe('Table 12');
    expect(placeOfAddress('?at=%20%0A')).toBeUndefined();
    expect(placeOfAddress(`?at=${'x'.repeat(500)}`)).toHaveLength(100);
    expect(placeOfAddress('')).toBeUndefined();
  });

  it('survives the way over the sign-in page, and is taken in once', () => {
    holdScannedPlace('ABCD2345', '?at=Table%2012');
    holdScannedPlace('ABCD2345', '');
    expect(takeScannedPlace('ABCD2345')).toBe('Table 12');
    expect(takeScannedPlace('ABCD2345')).toBeUndefined();
  });
});

describe('a receipt', () => {
  const line = { itemId: 'coffee', name: 'Coffee', category: 'BEVERAGE' as const, quantity: 3, unitPriceCents: 335 };
  const tab = (requests: ReturnType<typeof aRequest>[]) => ({ eventId: 'E', currency: 'EUR', dueCents: 0, paidCents: 0, requests });

  it('reconciles to the cent: settled and due are what everything costs', () => {
    const requests = [
      aRequest({ id: 'A', lines: [line, { ...line, paymentMethod: 'CASH' }] }),
      aRequest({ id: 'B', lines: [{ ...line, quantity: 1, paymentMethod: 'ON_THE_HOUSE' }] }),
    ];
    const receipt = receiptOf(tab(requests));
    expect(receipt).toMatchObject({ dueCents: 1005, settledCents: 1005 + 335 });
    const lines = receipt?.parts.flatMap((part) => part.lines) ?? [];
    expect(lines.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(1005 + 1005 + 335);
    expect(lines.map(({ settled }) => settled)).toEqual([undefined, 'Paid in cash', 'On the house']);
  });

  it('is of one request, and leaves out what was cancelled or declined', () => {
    expect(receiptOf(tab([aRequest({ id: 'A' }), aRequest({ id: 'B' })]), 'B')?.parts.map(({ id }) => id)).toEqual(['B']);
    expect(receiptOf(tab([aRequest({ state: 'DECLINED' }), aRequest({ state: 'CANCELLED' })]))).toBeUndefined();
  });
});

describe('a request off the wire', () => {
  it('has no nulls, and a list where there may be none', () => {
    const wire = {
      ...aRequest(),
      __typename: 'RequestDetails',
      location: null,
      lines: [{ ...aRequest().lines[0], paymentMethod: null }],
      history: [{ step: 'CREATED', at: NOW.toISOString(), by: 'x', byName: null, reason: null, lines: null, paymentMethod: null }],
    } as unknown as Parameters<typeof toGuestRequest>[0];
    const request = toGuestRequest(wire);
    expect(request).not.toHaveProperty('location');
    expect(request).not.toHaveProperty('__typename');
    expect(request.lines[0]).not.toHaveProperty('paymentMethod');
    expect(request.history).toEqual([{ step: 'CREATED', at: NOW.toISOString(), by: 'x', lines: [] }]);
  });
});
