/**
 * The busiest minutes of the largest event: the doors open, and registration opens for another day. Times a second; everything else
 * that a guest does then comes with it.
 */

export const CHECK_INS_PER_SECOND = 1_000;
export const REGISTRATIONS_PER_SECOND = 300;
export const MINUTES = 10;
export const EVENT_CAPACITY = 100_000;

/** Sessions that take reservations, call or admit at the same time, and items that guests order. */
export const SESSIONS_AT_ONCE = 20;
export const SESSION_CAPACITY = 500;
export const ITEMS = 12;

export type Rates = Readonly<Record<string, number>>;

/** What one check-in brings with it: the badge, the guest's ticket on the telephone, a look at what there is. */
const PER_CHECK_IN: Rates = {
  'check in': 1,
  'print a badge': 1,
  // It opens in the queue and reads itself anew every half a minute while the guest stands there.
  'read the ticket': 1.5,
  'open a guest screen': 0.5,
  'open the agenda': 0.3,
  'list own places': 0.3,
  'open the catalogue': 0.1,
  order: 0.03,
  'list own orders': 0.05,
  'claim an order': 0.03,
  'fulfil an order': 0.03,
  'be called to a session': 0.03,
  'enter a session': 0.03,
};

/** And one registration. */
const PER_REGISTRATION: Rates = {
  register: 1,
  'open the event page': 1,
  'open the agenda': 0.5,
  'open a session': 0.5,
  'read the ticket': 1,
  'reserve a seat': 0.2,
};

/** Screens of staff and walls, which read by themselves however many come, and the clock. */
const ALWAYS: Rates = {
  'read the board of requests': 2,
  'read how a session stands': 5,
  'read the stock': 3,
  'search a guest': 10,
  'read the arrivals': 1,
  'read the numbers of requests': 0.2,
  'read the numbers of messages': 0.2,
  'a minute of the clock': 1 / 60,
};

/** All activities by how often they happen in a second. */
export const ratesAt = ({ checkIns, registrations }: { checkIns: number; registrations: number }): Rates => {
  const rates: Record<string, number> = { ...ALWAYS };
  const add = (more: Rates, times: number): void => {
    for (const [name, rate] of Object.entries(more)) rates[name] = (rates[name] ?? 0) + rate * times;
  };
  add(PER_CHECK_IN, checkIns);
  add(PER_REGISTRATION, registrations);
  return rates;
};
