import { isRegistrationKind } from '../../../lib/domain/notification.ts';
import { type EventRow, getRows, type GuestRequestRow, type GuestRow, type RequestAlertRow, tables } from '../runtime/rows.ts';
import type { RequestFacts } from './notice-request.ts';
import type { NoticeRow } from './notice-row.ts';
import { findOptOuts } from './opt-outs.ts';

/** Everything that decides on a batch of notices, as it is now: not as it was when they were planned. */
export type Surroundings = {
  events: ReadonlyMap<string, EventRow>;
  guests: ReadonlyMap<string, GuestRow>;
  requests: ReadonlyMap<string, GuestRequestRow>;
  alerts: ReadonlyMap<string, RequestAlertRow>;
  optedOut: ReadonlySet<string>;
};

const readById = async <Row extends { id: string }>(table: string, ids: (string | undefined)[]): Promise<Map<string, Row>> => {
  const keys = [...new Set(ids)].flatMap((id) => (id ? [{ id }] : []));
  if (keys.length === 0) return new Map();
  return new Map((await getRows<Row>(table, keys)).map((row) => [row.id, row]));
};

const requestIdOf = ({ kind, facts }: NoticeRow): string | undefined =>
  isRegistrationKind(kind) ? undefined : (facts as RequestFacts | undefined)?.id;

export const readSurroundings = async (rows: readonly NoticeRow[], now: Date): Promise<Surroundings> => {
  const [events, guests, requests, alerts] = await Promise.all([
    readById<EventRow>(
      tables.event,
      rows.map(({ eventId }) => eventId),
    ),
    readById<GuestRow>(
      tables.guest,
      rows.map(({ guestId }) => guestId),
    ),
    readById<GuestRequestRow>(tables.guestRequest, rows.map(requestIdOf)),
    readById<RequestAlertRow>(
      tables.requestAlert,
      rows.map(({ kind, personId }) => (kind === 'STAFF_ALERT' ? personId : undefined)),
    ),
  ]);
  const texted = rows.filter(({ channel }) => channel === 'SMS').flatMap(({ guestId }) => guests.get(guestId ?? '')?.phone ?? []);
  const optedOut = texted.length > 0 ? await findOptOuts([...new Set(texted)], now) : new Set<string>();
  return { events, guests, requests, alerts, optedOut };
};
