import type { GuestRequest } from '../../../lib/data/request-fields.ts';

export const ME = { sub: 'sub-of-me', name: 'Grace' };
export const OTHER = { sub: 'sub-of-other', name: 'Joan' };

/** An open request of one free drink. */
export const aRequest = (id: string, changes: Partial<GuestRequest> = {}): GuestRequest => ({
  id,
  eventId: 'EVENTAAA',
  guestId: 'GUESTAAA',
  sub: 'sub-of-guest',
  guestName: 'Ada Lovelace',
  category: 'BEVERAGE',
  urgency: 'NORMAL',
  state: 'OPEN',
  area: 'bar',
  lines: [{ itemId: 'tea', name: 'Tea', category: 'BEVERAGE', quantity: 1, unitPriceCents: 0 }],
  totalCents: 0,
  currency: 'EUR',
  createdAt: '2026-06-01T12:00:00.000Z',
  version: 1,
  history: [],
  ...changes,
});
