import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Schema } from '../../data/schema.ts';
import { dynamodb } from './dynamodb.ts';
import { environment } from './environment.ts';

type Present<T> = { [Key in keyof T as null extends T[Key] ? never : undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as null extends T[Key] ? Key : undefined extends T[Key] ? Key : never]?: NonNullable<T[Key]> | undefined;
};

/** A row of the Event table. `waitlistedSince` is not in the API: set by the first guest who had to wait. */
export type EventRow = Present<Schema['Event']['type']> & { waitlistedSince?: string | undefined };

/** A row of the Guest table. `registrationKey` is not in the API: it tells a retry of one registration from a second one. */
export type GuestRow = Present<Schema['Guest']['type']> & { registrationKey?: string | undefined };

export type CheckInRow = Present<Schema['CheckIn']['type']> & { guest?: Schema['BadgeGuest']['type'] | undefined };
export type ProfileRow = Present<Schema['Profile']['type']>;
export type SessionRow = Present<Schema['Session']['type']>;
export type SessionReservationRow = Present<Schema['SessionReservation']['type']>;
export type SessionScanRow = Present<Schema['SessionScan']['type']> & { guest?: Schema['BadgeGuest']['type'] | undefined };
export type StaffAssignmentRow = Present<Schema['StaffAssignment']['type']>;
export type CatalogItemRow = Present<Schema['CatalogItem']['type']>;
export type GuestRequestRow = Present<Schema['GuestRequest']['type']>;
export type RequestAlertRow = Present<Schema['RequestAlert']['type']>;

/** Names of the tables, as infra/ puts them in the functions' environment. */
export const tables = {
  get event() {
    return environment('EVENT_TABLE');
  },
  get guest() {
    return environment('GUEST_TABLE');
  },
  get checkIn() {
    return environment('CHECK_IN_TABLE');
  },
  get profile() {
    return environment('PROFILE_TABLE');
  },
  get session() {
    return environment('SESSION_TABLE');
  },
  get sessionReservation() {
    return environment('SESSION_RESERVATION_TABLE');
  },
  get sessionScan() {
    return environment('SESSION_SCAN_TABLE');
  },
  get staffAssignment() {
    return environment('STAFF_ASSIGNMENT_TABLE');
  },
  get catalogItem() {
    return environment('CATALOG_ITEM_TABLE');
  },
  get guestRequest() {
    return environment('GUEST_REQUEST_TABLE');
  },
  get requestAlert() {
    return environment('REQUEST_ALERT_TABLE');
  },
  /** How many of an item a guest has had or ordered: guestId, itemId, taken. */
  get entitlement() {
    return environment('ENTITLEMENT_TABLE');
  },
  /** The notification ledger. */
  get notice() {
    return environment('NOTICE_TABLE');
  },
  /** Totals of requests. */
  get stats() {
    return environment('STATS_TABLE');
  },
  /** Seat counters, and records of what was done once. */
  get seat() {
    return environment('SEAT_TABLE');
  },
};

const findRow = async <Row>(table: string, key: Record<string, string>): Promise<Row | undefined> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
  return Item as Row | undefined;
};

export const findEvent = (eventId: string): Promise<EventRow | undefined> => findRow(tables.event, { id: eventId });
export const findGuest = (guestId: string): Promise<GuestRow | undefined> => findRow(tables.guest, { id: guestId });
export const findSession = (sessionId: string): Promise<SessionRow | undefined> => findRow(tables.session, { id: sessionId });
export const findReservation = (id: string): Promise<SessionReservationRow | undefined> => findRow(tables.sessionReservation, { id });
export const findProfileRow = (sub: string): Promise<ProfileRow | undefined> => findRow(tables.profile, { id: sub });

/** DynamoDB's limit for BatchGetItem. */
const BATCH_SIZE = 100;
const MAX_ROUNDS = 8;

/** Rows by key, in no particular order; keys that are not there are left out. Reads again what DynamoDB left unprocessed. */
export const getRows = async <Row>(table: string, keys: Record<string, string>[]): Promise<Row[]> => {
  const rows: Row[] = [];
  let pending = keys;
  for (let round = 0; pending.length > 0; round++) {
    if (round > MAX_ROUNDS + keys.length / BATCH_SIZE) throw new Error(`DynamoDB keeps leaving keys of ${table} unprocessed.`);
    const batch = pending.slice(0, BATCH_SIZE);
    const answer = await dynamodb.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: batch, ConsistentRead: true } } }));
    rows.push(...((answer.Responses?.[table] ?? []) as Row[]));
    pending = [...pending.slice(BATCH_SIZE), ...((answer.UnprocessedKeys?.[table]?.Keys ?? []) as Record<string, string>[])];
  }
  return rows;
};
