export type RequestState = 'OPEN' | 'CLAIMED' | 'FULFILLED' | 'CANCELLED' | 'DECLINED';
export type RequestCategory = 'FOOD' | 'BEVERAGE' | 'HANDOUT' | 'ASSISTANCE';
export type RequestUrgency = 'NORMAL' | 'URGENT';

/** Limits of one request and of its guest. Lengths in characters. AppSync's JavaScript runs this file: no regular expressions, no throw. */
export const REQUEST_LIMITS = {
  items: 20,
  quantity: 20,
  location: 100,
  note: 500,
  reason: 200,
  /** Requests of one guest that are open or claimed at a time. */
  activePerGuest: 10,
  /** Requests of one guest at one event, whatever became of them: so that a tab is read in one go. */
  perGuest: 200,
  /** Whole cents of one request. A tab of `perGuest` such requests still fits GraphQL's 32-bit integers. */
  totalCents: 10_000_000,
  /** Steps that one request remembers. Then it can only be ended: fulfilled, declined or cancelled. */
  history: 60,
  idLength: 64,
} as const;

/** How long after a fulfilment it can be taken back. */
export const REOPEN_WITHIN_MS = 15 * 60 * 1000;

/** Who a member of staff is to guests when the account has no name. */
export const STAFF_NAME = 'Staff';

/** Open or claimed: somebody still waits for it. Runs in AppSync's JavaScript too. */
export const isActive = (state: RequestState): boolean => state === 'OPEN' || state === 'CLAIMED';

/** Someone who needs help comes before someone who is thirsty. */
export const urgencyOf = (category: RequestCategory): RequestUrgency => (category === 'ASSISTANCE' ? 'URGENT' : 'NORMAL');

/** Anyone registered may ask for help; the rest is for guests who are in. */
export const needsCheckIn = (category: RequestCategory): boolean => category !== 'ASSISTANCE';
