import type { Catalog, CatalogItem } from '../../../lib/data/catalog.ts';
import type { GuestRequest } from '../../../lib/data/request-fields.ts';
import type { NewOrder } from '../../../components/requests/outbox/outbox.ts';

export const NOW = new Date('2027-06-01T12:00:00.000Z');

export const anItem = (item: Partial<CatalogItem> = {}): CatalogItem => ({
  id: 'coffee',
  eventId: 'ABCD2345',
  category: 'BEVERAGE',
  name: 'Coffee',
  priceCents: 350,
  dietaryTags: [],
  area: 'bar',
  version: 1,
  ...item,
});

export const aCatalog = (items: CatalogItem[] = [anItem()]): Catalog => ({
  eventId: 'ABCD2345',
  currency: 'EUR',
  areas: [
    { id: 'bar', name: 'Bar', targetMinutes: 6 },
    { id: 'kitchen', name: 'Kitchen', targetMinutes: 12 },
  ],
  items,
});

export const anOrder = (order: Partial<NewOrder> = {}): NewOrder => ({
  eventId: 'ABCD2345',
  category: 'BEVERAGE',
  areaName: 'Bar',
  lines: [{ itemId: 'coffee', name: 'Coffee', category: 'BEVERAGE', quantity: 1, unitPriceCents: 350 }],
  currency: 'EUR',
  ...order,
});

export const aRequest = (request: Partial<GuestRequest> = {}): GuestRequest => ({
  id: 'R1',
  eventId: 'ABCD2345',
  guestId: 'G1',
  sub: 'sub-of-ada',
  guestName: 'Ada Lovelace',
  category: 'BEVERAGE',
  urgency: 'NORMAL',
  state: 'OPEN',
  area: 'bar',
  lines: [{ itemId: 'coffee', name: 'Coffee', category: 'BEVERAGE', quantity: 1, unitPriceCents: 350 }],
  totalCents: 350,
  currency: 'EUR',
  createdAt: '2027-06-01T11:55:00.000Z',
  version: 1,
  history: [{ step: 'CREATED', at: '2027-06-01T11:55:00.000Z', by: 'sub-of-ada', lines: [] }],
  ...request,
});
