import { isSessionKind } from '../../../lib/domain/notification.ts';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import {
  type EventRow,
  getRows,
  type GuestRequestRow,
  type GuestRow,
  type RequestAlertRow,
  type SessionReservationRow,
  type SessionRow,
  tables,
} from '../runtime/rows.ts';
import type { RequestFacts, SessionFacts } from './notice-request.ts';
import type { NoticeRow } from './notice-row.ts';
import { findOptOuts } from './opt-outs.ts';

/** Everything that decides on a batch of notices, as it is now: not as it was when they were planned. */
export type Surroundings = {
  events: ReadonlyMap<string, EventRow>;
  guests: ReadonlyMap<string, GuestRow>;
  requests: ReadonlyMap<string, GuestRequestRow>;
  alerts: ReadonlyMap<string, RequestAlertRow>;
  sessions: ReadonlyMap<string, SessionRow>;
  /** Guests' places in sessions. */
  places: ReadonlyMap<string, SessionReservationRow>;
  /** Addresses and numbers that get nothing any more. */
  optedOut: ReadonlySet<string>;
};

const readById = async <Row extends { id: string }>(table: () => string, ids: (string | undefined)[]): Promise<Map<string, Row>> => {
  const keys = [...new Set(ids)].flatMap((id) => (id ? [{ id }] : []));
  if (keys.length === 0) return new Map();
  return new Map((await getRows<Row>(table(), keys)).map((row) => [row.id, row]));
};

const isOfRequest = ({ kind }: NoticeRow): boolean => kind.startsWith('REQUEST_') || kind === 'STAFF_ALERT';

const sessionIdOf = ({ kind, facts }: NoticeRow): string | undefined =>
  isSessionKind(kind) ? (facts as SessionFacts | undefined)?.sessionId : undefined;

const placeIdOf = (row: NoticeRow): string | undefined => {
  const sessionId = sessionIdOf(row);
  return sessionId && row.guestId ? reservationIdOf(sessionId, row.guestId) : undefined;
};

export const readSurroundings = async (rows: readonly NoticeRow[], now: Date): Promise<Surroundings> => {
  const ids = (idOf: (row: NoticeRow) => string | undefined) => rows.map(idOf);
  const [events, guests, requests, alerts, sessions, places] = await Promise.all([
    readById<EventRow>(
      () => tables.event,
      ids(({ eventId }) => eventId),
    ),
    readById<GuestRow>(
      () => tables.guest,
      ids(({ guestId }) => guestId),
    ),
    readById<GuestRequestRow>(
      () => tables.guestRequest,
      ids((row) => (isOfRequest(row) ? (row.facts as RequestFacts | undefined)?.id : undefined)),
    ),
    readById<RequestAlertRow>(
      () => tables.requestAlert,
      ids(({ kind, personId }) => (kind === 'STAFF_ALERT' ? personId : undefined)),
    ),
    readById<SessionRow>(() => tables.session, ids(sessionIdOf)),
    readById<SessionReservationRow>(() => tables.sessionReservation, ids(placeIdOf)),
  ]);
  const addresses = (channel: 'EMAIL' | 'SMS', addressOf: (row: NoticeRow) => string | undefined) => [
    ...new Set(rows.flatMap((row) => (row.channel === channel ? (addressOf(row) ?? []) : []))),
  ];
  const optedOut = await Promise.all([
    findOptOuts(
      'SMS',
      addresses('SMS', ({ guestId }) => guests.get(guestId ?? '')?.phone),
      now,
    ),
    findOptOuts(
      'EMAIL',
      addresses('EMAIL', ({ guestId, personId }) => guests.get(guestId ?? '')?.email ?? alerts.get(personId)?.endpoint),
      now,
    ),
  ]);
  return { events, guests, requests, alerts, sessions, places, optedOut: new Set(optedOut.flatMap((found) => [...found])) };
};
