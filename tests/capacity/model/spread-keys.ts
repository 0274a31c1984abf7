import { seatShards } from '../../../lib/domain/capacity.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { dueShards } from '../../../lib/domain/notification.ts';
import { EVENT_CAPACITY, ITEMS, SESSION_CAPACITY, SESSIONS_AT_ONCE } from './doors-open.ts';

const ofEvent = indexShards(seatShards(EVENT_CAPACITY));
const ofSessions = SESSIONS_AT_ONCE * indexShards(seatShards(SESSION_CAPACITY));

/**
 * Over how many partition keys an index is spread, by the rules that the code itself goes by. Indexes by guest or person are not here:
 * no key of theirs is hot.
 */
export const INDEX_KEYS: Readonly<Record<string, number>> = {
  'Guest/byGivenName': ofEvent,
  'Guest/byFamilyName': ofEvent,
  'Guest/byEmail': ofEvent,
  'Guest/byCompany': ofEvent,
  'CheckIn/byReceivedAt': ofEvent,
  'GuestRequest/byActive': ofEvent,
  'GuestRequest/byFinished': ofEvent,
  'NoticeTable/byDue': dueShards().length,
  'NoticeTable/byEvent': ofEvent,
  'NoticeTable/byOutcome': ofEvent,
  'SessionReservation/byStanding': ofSessions,
  'SessionReservation/byCallOrder': ofSessions,
  'SessionReservation/byCalled': ofSessions,
  'SessionReservation/byWaitlist': SESSIONS_AT_ONCE,
  'SessionScan/bySession': ofSessions,
};

/**
 * How many rows there are of a table that everyone needs one of: the measurement has one event, one session at a time and one popular item.
 * Where the same table has one row for all, 1.
 */
export const SHARED_ROWS: Readonly<Record<string, number>> = {
  Session: SESSIONS_AT_ONCE,
  SeatTable: SESSIONS_AT_ONCE,
  CatalogItem: ITEMS,
};

/** Counters of an event's seats, each taken by chance. */
export const SEAT_COUNTERS = seatShards(EVENT_CAPACITY);
