/**
 * Who does what how often at an event of one day. Counts are assumptions; where a screen reads by itself, they follow from how often it
 * does (components/) and how long it is looked at.
 */

type Times = Readonly<Record<string, number>>;

/** Minutes that a guest looks at a page of the event, over all days, and that the connection for live news stands. */
const ON_SCREEN_MINUTES = 60;
const CONNECTED_MINUTES = 120;
/** Of them on the ticket before the check-in: it reads itself anew twice a minute, and the event once in five minutes. */
const TICKET_MINUTES = 10;
/** Of them in the catalogue, twice a minute too. */
const CATALOGUE_MINUTES = 4;
/** A guest's places are compared while the page is open, and news of them come by subscription. */
const PLACES_EVERY_MINUTES = 5;
/** The agenda, while it is open. */
const AGENDA_MINUTES = 20;
const AGENDA_EVERY_MINUTES = 5;
const SESSIONS = 2;
const ORDERS = 0.5;

/** Times of each activity for one guest, from the first visit to the last session. */
export const PER_GUEST: Times = {
  'sign up': 1,
  'open the event page': 2 + TICKET_MINUTES / 5,
  'open the agenda': 3 + AGENDA_MINUTES / AGENDA_EVERY_MINUTES,
  'open a session': 4,
  register: 1,
  'read the ticket': 2 * TICKET_MINUTES,
  'change the registration': 0.1,
  'open a guest screen': 3,
  'check in': 1,
  'print a badge': 1,
  'open the catalogue': 2 * CATALOGUE_MINUTES,
  order: ORDERS,
  'list own orders': 3,
  'claim an order': ORDERS,
  'fulfil an order': ORDERS,
  'reserve a seat': SESSIONS,
  'list own places': ON_SCREEN_MINUTES / PLACES_EVERY_MINUTES,
  'be called to a session': SESSIONS,
  'enter a session': SESSIONS,
  'hear that a session moved': 0.5,
  'read the messages': 3,
};

const WORKING_MINUTES = 8 * 60;
/** Parts of staff: at boards of requests, at the doors of sessions, at stock lists. */
const AT_DOORS = 0.2;
const AT_STOCK = 0.05;

/** Times for one member of staff in a working day. */
export const PER_STAFF: Times = {
  'open a staff screen': 4,
  'read the board of requests': WORKING_MINUTES / 5,
  // Every half a minute, and every ten seconds.
  'read how a session stands': AT_DOORS * WORKING_MINUTES * 2,
  'read the stock': AT_STOCK * WORKING_MINUTES * 6 + WORKING_MINUTES / 5,
  'search a guest': 15,
  'read the arrivals': 5,
};

const MONTH_MINUTES = 30 * 24 * 60;

/** Times for the event as a whole: two organizers watch numbers for a day, and the clock runs for a month. */
export const PER_EVENT: Times = {
  'read the numbers of requests': WORKING_MINUTES * 4,
  'read the numbers of messages': WORKING_MINUTES * 12,
  'a minute of the clock': MONTH_MINUTES,
};

export const staffOf = (guests: number): number => Math.max(4, Math.ceil(guests / 200));

const AT_BOARDS = 0.4;
const GUESTS_OF_AN_AREA = 2_500;
const WALLS = 2;

/** Boards show the requests of their area; walls and those in charge see all of them. */
const boardsOfAnArea = (guests: number): number => {
  const boards = staffOf(guests) * AT_BOARDS;
  return Math.ceil(boards / Math.max(1, guests / GUESTS_OF_AN_AREA));
};

/** How many screens hear each message of a subscription. */
export const watchersOf = (field: string, guests: number): number => {
  switch (field) {
    case 'onMyGuestRequest':
    case 'onMySessionNews':
      return 1;
    case 'onGuestRequest':
      return WALLS + boardsOfAnArea(guests);
    case 'onSessionDoor':
      return 2;
    default:
      // Walls and the boards of those in charge: doors look at their own session.
      return WALLS + Math.floor(guests / 10_000);
  }
};

export const minutesConnected = (guests: number): number => guests * CONNECTED_MINUTES + staffOf(guests) * WORKING_MINUTES;

/** What no sandbox shows, by guest or by month. */
export const ASSUMED = {
  /** Part of the guests who want text messages. */
  textShare: 0.1,
  /** Pages and their scripts; later visits come from the browser's memory, but each page is rendered anew. */
  servedBytesPerGuest: 1_000_000,
  renderedPerGuest: 10,
  renderingSeconds: 0.1,
  renderingGigabytes: 1,
  /** AWS X-Ray's own rule: one request in twenty. */
  tracedShare: 0.05,
  /** What Lambda itself writes of an invocation in JSON: its start and its report. */
  platformLogBytes: 600,
  /** Custom metrics are paid for by the hour in which they are written: of registrations and messages all month, the rest for a day. */
  metricsOfTheMonth: 20,
  metricsOfTheDay: 50,
  months: 1,
} as const;
