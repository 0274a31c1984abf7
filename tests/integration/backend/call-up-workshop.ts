import { randomBytes } from 'node:crypto';
import { CreateTableCommand, DescribeTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { advanceSession } from '../../../amplify/functions/call-up/advance-session.ts';
import type { CallUpSession } from '../../../amplify/functions/call-up/call-up-row.ts';
import type { DispatchRow } from '../../../amplify/functions/notices/dispatch.ts';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import { reserve, waitlist } from '../../../amplify/functions/reservations/reservation-steps.ts';
import type { FieldEvent } from '../../../amplify/functions/runtime/app-sync-event.ts';
import { dynamodb } from '../../../amplify/functions/runtime/dynamodb.ts';
import { getRows, type GuestRow, type SessionReservationRow, tables } from '../../../amplify/functions/runtime/rows.ts';
import { seatKey, seatShards } from '../../../lib/domain/capacity.ts';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { noticeIdOf } from '../../../lib/domain/notification.ts';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import { callUpOpensAt, callUpShardOf } from '../../../lib/domain/session.ts';
import { EVENT_ID, openWorkshop } from './sender-workshop.ts';

export { EVENT_ID };

const MINUTE_MS = 60_000;

/** The tables of sessions and seats, without streams and without the sandbox's schedule: the sweep in the test is alone. */
export const openCallUpWorkshop = async (): Promise<void> => {
  await openWorkshop();
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  const run = randomBytes(4).toString('hex');
  const copies = {
    SESSION_TABLE: 'Session-',
    SESSION_RESERVATION_TABLE: 'SessionReservation-',
    SEAT_TABLE: 'SeatTable',
    ENTITLEMENT_TABLE: 'EntitlementTable',
  };
  for (const [variable, prefix] of Object.entries(copies)) {
    const original = TableNames.find((name) => name.startsWith(prefix));
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: original }));
    const TableName = `workshop-${prefix.replace('-', '').toLowerCase()}-${run}`;
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: Table?.KeySchema,
        AttributeDefinitions: Table?.AttributeDefinitions,
        GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
          IndexName,
          KeySchema,
          Projection,
        })),
      }),
    );
    process.env[variable] = TableName;
  }
};

const putAll = async (variable: string, rows: readonly object[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += 25) {
    const puts = rows.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await dynamodb.send(new BatchWriteCommand({ RequestItems: { [String(process.env[variable])]: puts } }));
  }
};

const put = (variable: string, Item: object) => dynamodb.send(new PutCommand({ TableName: process.env[variable], Item }));

type SessionChanges = Partial<CallUpSession> & {
  /** From now. */
  startsIn?: number;
};

/** As the server makes ids of sessions. */
export const newId = (): string => guestIdOf(EVENT_ID, randomBytes(8).toString('hex'));

/** A session whose call-up is due when it opens: thirty minutes before it starts. Times are from now, to the second. */
export const newSession = async ({ startsIn = 30, ...changes }: SessionChanges = {}): Promise<CallUpSession> => {
  const at = (minutes: number): string => new Date(Math.floor(Date.now() / 1000) * 1000 + minutes * MINUTE_MS).toISOString();
  const id = newId();
  const capacity = changes.capacity ?? 100;
  const session: CallUpSession = {
    ...{ id, eventId: EVENT_ID, title: 'Salt and light', speakers: [], room: 'Hall 1' },
    ...{ startsAt: at(startsIn), endsAt: at(startsIn + 60), state: 'SCHEDULED', fill: 'OPEN', version: 1, revision: 1 },
    ...{ capacity, reservationOpensAt: at(-600), queueLeadMinutes: 30, releaseMinutes: 10, shards: seatShards(capacity) },
    ...{ createdAt: at(-600), updatedAt: at(-600) },
    ...changes,
  };
  const row = { ...session, callUpShard: callUpShardOf(id), callUpDueAt: changes.callUpDueAt ?? callUpOpensAt(session).toISOString() };
  await put('SESSION_TABLE', row);
  return row;
};

export type Reserved = { guestId: string; email: string; phone: string; reservationId: string };

let made = 0;

type Places = {
  /** Who waits for a seat instead of having one. */
  isWaitlisted?: boolean;
  /** What they want to be told on; everything unless said. */
  choices?: Partial<Pick<GuestRow, 'notifyByEmail' | 'notifyBySms' | 'state'>>;
};

/** Guests with a seat, or in line for one, in the order in which they took it, each with addresses of their own. */
export const guestsOf = async (
  session: CallUpSession,
  count: number,
  { isWaitlisted = false, choices }: Places = {},
): Promise<Reserved[]> => {
  const run = randomBytes(4).toString('hex');
  const guests = Array.from({ length: count }, (): Reserved => {
    made += 1;
    const email = `called-${run}-${made}@backend.example`;
    const guestId = guestIdOf(EVENT_ID, email);
    const phone = `+3519${parseInt(run.slice(0, 4), 16).toString().padStart(5, '0')}${String(made).padStart(4, '0')}`;
    return { guestId, email, phone, reservationId: reservationIdOf(session.id, guestId) };
  });
  const used = new Map<number, number>();
  const reservations = guests.map(({ guestId }, index) => {
    const now = new Date(Date.parse(session.createdAt) + (made + index) * 100);
    const seatShard = index % session.shards;
    if (!isWaitlisted) used.set(seatShard, (used.get(seatShard) ?? 0) + 1);
    const newcomer = { session, guestId, previous: undefined, now };
    return isWaitlisted ? waitlist(newcomer).row : reserve({ ...newcomer, seatShard }).row;
  });
  await putAll(
    'SESSION_RESERVATION_TABLE',
    reservations.map((row) => JSON.parse(JSON.stringify(row)) as object),
  );
  await putAll(
    'GUEST_TABLE',
    guests.map(({ guestId, email, phone }) => ({
      ...{ id: guestId, eventId: EVENT_ID, state: 'REGISTERED', ticketRevision: 1, registeredAt: 'T', sub: guestId },
      ...{ givenName: 'Ada', familyName: 'Lovelace', email, phone, notifyByEmail: true, notifyBySms: true, ...choices },
    })),
  );
  await putAll(
    'SEAT_TABLE',
    [...used].map(([shard, seats]) => ({ pk: seatKey(`session#${session.id}`, shard), used: seats })),
  );
  return guests;
};

export const readSession = async (id: string): Promise<CallUpSession> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: process.env['SESSION_TABLE'], Key: { id }, ConsistentRead: true }));
  return Item as CallUpSession;
};

/** What the call-up itself wrote before. */
export const patchSession = async (id: string, changes: Partial<CallUpSession>): Promise<CallUpSession> => {
  const after = { ...(await readSession(id)), ...changes };
  await put('SESSION_TABLE', after);
  return after;
};

/** What an organizer does meanwhile: a new version, and a new revision when place, time or state change. */
export const changeSession = async (id: string, changes: Partial<CallUpSession>): Promise<CallUpSession> => {
  const before = await readSession(id);
  const after = { ...before, ...changes, version: before.version + 1, revision: before.revision + 1 };
  await put('SESSION_TABLE', after);
  return after;
};

export const readReservation = async ({ reservationId }: Pick<Reserved, 'reservationId'>): Promise<SessionReservationRow> => {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: process.env['SESSION_RESERVATION_TABLE'], Key: { id: reservationId }, ConsistentRead: true }),
  );
  return Item as SessionReservationRow;
};

export const putReservation = (row: SessionReservationRow) => put('SESSION_RESERVATION_TABLE', row);
export const putGuest = (row: object) => put('GUEST_TABLE', row);

/** In the order of the guests. */
export const readReservations = async (guests: readonly Reserved[]): Promise<SessionReservationRow[]> => {
  const ids = guests.map(({ reservationId }) => ({ id: reservationId }));
  const rows = await getRows<SessionReservationRow>(tables.sessionReservation, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return guests.map(({ reservationId }) => byId.get(reservationId) as SessionReservationRow);
};

/** State by state, in the order of the guests. */
export const statesOf = async (guests: readonly Reserved[]): Promise<string[]> =>
  (await readReservations(guests)).map(({ state }) => state);

/** Seats that the counters say are taken. */
export const takenSeats = async ({ id, shards }: CallUpSession): Promise<number> => {
  const rows = await Promise.all(
    Array.from({ length: shards }, (_, shard) =>
      dynamodb.send(
        new GetCommand({ TableName: process.env['SEAT_TABLE'], Key: { pk: seatKey(`session#${id}`, shard) }, ConsistentRead: true }),
      ),
    ),
  );
  return rows.reduce((sum, { Item }) => sum + Number(Item?.['used'] ?? 0), 0);
};

/** What is sent together of a session's call-up. */
export const dispatchesOf = async ({ id }: Pick<CallUpSession, 'id'>): Promise<DispatchRow[]> => {
  const rows: DispatchRow[] = [];
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamodb.send(
      new ScanCommand({
        TableName: tables.notice,
        ConsistentRead: true,
        FilterExpression: 'begins_with(id, :prefix)',
        ExpressionAttributeValues: { ':prefix': `${EVENT_ID}#DISPATCH#${id}` },
        ExclusiveStartKey: startKey,
      }),
    );
    rows.push(...((page.Items ?? []) as DispatchRow[]));
    startKey = page.LastEvaluatedKey;
  } while (startKey);
  return rows;
};

const CHANNELS = ['EMAIL', 'IN_APP', 'SMS'] as const;
/** A place is called in its second version; any later one would be a second call. */
const VERSIONS = [2, 3, 4];

/** Messages of the calls to some guests of a session, by guest and then by channel. */
export const callsInLedger = async (guests: readonly Reserved[]): Promise<NoticeRow[][]> => {
  const idsOf = ({ guestId, reservationId }: Reserved): string[] =>
    VERSIONS.flatMap((version) =>
      CHANNELS.map((channel) =>
        noticeIdOf({
          ...{ eventId: EVENT_ID, kind: 'SESSION_CALLED', channel, personId: guestId },
          subjectId: `${reservationId.slice(0, -guestId.length - 1)}.r${version}`,
        }),
      ),
    );
  const rows = await getRows<NoticeRow>(
    tables.notice,
    guests.flatMap(idsOf).map((id) => ({ id })),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return guests.map((guest) => idsOf(guest).flatMap((id) => byId.get(id) ?? []));
};

/** Takes a session out of the index, so that later sweeps do not meet it. */
export const retire = async ({ id }: Pick<CallUpSession, 'id'>): Promise<void> => {
  await patchSession(id, { callUpShard: undefined, callUpDueAt: undefined });
};

/** One look of the sweep, so many minutes from now. */
export const look = (session: Pick<CallUpSession, 'id'>, minutes = 0): Promise<void> =>
  advanceSession(session.id, { now: () => new Date(Date.now() + minutes * MINUTE_MS), mayGoOn: () => true });

/** A call of one of the operations, as AppSync hands it over; by staff of the workshop's event unless told otherwise. */
export const fieldEvent = (args: Record<string, unknown>, groups: string[] = ['staff', `staff:${EVENT_ID}`]): FieldEvent =>
  ({
    ...{
      typeName: 'Mutation',
      fieldName: 'callUpSession',
      arguments: { eventId: EVENT_ID, ...args },
      source: null,
      request: { headers: {} },
      prev: null,
    },
    identity: { sub: 'staff-sub', username: 'staff-sub', claims: { 'cognito:groups': groups }, groups },
  }) as unknown as FieldEvent;
