import { randomUUID } from 'node:crypto';
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { holdsSeat, isStanding, reservationIdOf, type ReservationState } from '../../../lib/domain/reservation.ts';
import { createSessions, type SessionPlan } from '../../../local/seed/events.ts';
import { aSession } from '../../fixtures/world/event-plans.ts';
import { doors } from './backend-calls.ts';
import { send } from './guest-request-calls.ts';
import { type Live, subscribe } from './live-subscription.ts';
import { documents, tableNamed } from './sandbox-inside.ts';

export type DoorResult = {
  eventId: string;
  sessionId: string;
  scanId: string;
  outcome: 'ADMITTED' | 'REPEATED' | 'DUPLICATE' | 'DENIED';
  repeatedOutcome: string | null;
  reason: string | null;
  direction: string;
  gate: string;
  isWalkIn: boolean;
  scannedAt: string;
  receivedAt: string;
  guest: { guestId: string; givenName: string } | null;
  firstAdmittedAt: string | null;
  firstGate: string | null;
  opensAt: string | null;
  room: { inside: number; admitted: number; walkIns: number; capacity: number | null; version: number };
};

const DOOR_RESULT =
  'eventId sessionId scanId outcome repeatedOutcome reason direction gate isWalkIn scannedAt receivedAt guest { guestId givenName familyName company jobTitle badgePrintedAt } ' +
  'firstAdmittedAt firstGate opensAt room { inside admitted walkIns capacity version }';

export type Door = { eventId: string; sessionId: string };

type ScanChanges = Partial<{ eventId: string; scanId: string; gate: string; direction: 'ENTRY' | 'EXIT'; scannedAt: string }>;

export const aDoorScan = (changes: ScanChanges = {}) => ({
  scanId: randomUUID() as string,
  gate: 'Left door',
  direction: 'ENTRY',
  scannedAt: new Date().toISOString(),
  ...changes,
});

const SCAN_PARAMETERS =
  '$eventId: ID!, $sessionId: ID!, $scanId: String!, $gate: String!, $direction: CheckInDirection!, $scannedAt: AWSDateTime!';
const SCAN_ARGUMENTS =
  'eventId: $eventId, sessionId: $sessionId, scanId: $scanId, gate: $gate, direction: $direction, scannedAt: $scannedAt';

export const admit = (token: string, door: Door, ticket: string, changes: ScanChanges = {}): Promise<DoorResult> =>
  send(token, `mutation (${SCAN_PARAMETERS}, $ticket: String!) { admitToSession(${SCAN_ARGUMENTS}, ticket: $ticket) { ${DOOR_RESULT} } }`, {
    ...door,
    ticket,
    ...aDoorScan(changes),
  });

export const admitByHand = (
  token: string,
  door: Door,
  guestId: string,
  { override, ...changes }: ScanChanges & { override?: boolean } = {},
): Promise<DoorResult> =>
  send(
    token,
    `mutation (${SCAN_PARAMETERS}, $guestId: ID!, $override: Boolean) {
      admitToSessionByHand(${SCAN_ARGUMENTS}, guestId: $guestId, override: $override) { ${DOOR_RESULT} }
    }`,
    { ...door, guestId, override, ...aDoorScan(changes) },
  );

/** What staff at a door hear. */
export const watchDoor = (token: string, door: Door): Promise<Live<DoorResult>> =>
  subscribe(
    token,
    `subscription ($eventId: ID!, $sessionId: ID!) { onSessionDoor(eventId: $eventId, sessionId: $sessionId) { ${DOOR_RESULT} } }`,
    door,
  );

export const reserve = (token: string, { eventId, sessionId }: Door): Promise<{ state: ReservationState }> =>
  send(token, 'mutation ($eventId: ID!, $sessionId: ID!) { reserveSeat(eventId: $eventId, sessionId: $sessionId) { state } }', {
    eventId,
    sessionId,
  });

/** A session whose guests nobody calls but the test: the sweep does not know of it. */
export const newSession = async (organizerToken: string, eventId: string, changes: Partial<SessionPlan> = {}): Promise<Door> => {
  const [sessionId = ''] = await createSessions(doors(), organizerToken, eventId, [aSession(changes)]);
  const door = { eventId, sessionId };
  await setSession(door, { callUpShard: undefined, callUpDueAt: undefined });
  return door;
};

/** A session without reservations: whoever comes is let in. */
export const newOpenSession = async (organizerToken: string, eventId: string, changes: Partial<SessionPlan> = {}): Promise<Door> => {
  const { reservationOpensAt: _none, ...plan } = aSession(changes);
  const [sessionId = ''] = await createSessions(doors(), organizerToken, eventId, [plan]);
  return { eventId, sessionId };
};

/** Minutes from now. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

type Row = Record<string, unknown>;

const readRow = async (table: string, key: Record<string, string>): Promise<Row | undefined> => {
  const { Item } = await documents().send(new GetCommand({ TableName: await tableNamed(table), Key: key, ConsistentRead: true }));
  return Item;
};

export const placeOf = ({ sessionId }: Door, guestId: string): Promise<Row | undefined> =>
  readRow('SessionReservation', { id: reservationIdOf(sessionId, guestId) });

export const scanOf = ({ eventId }: Door, scanId: string): Promise<Row | undefined> =>
  readRow('SessionScan', { id: `${eventId}#${scanId}` });

export const roomOf = ({ sessionId }: Door): Promise<Row | undefined> => readRow('SeatTable', { pk: `room#${sessionId}` });

/** Seats of the session that its counters gave away. */
export const seatsTaken = async ({ sessionId }: Door, shards = 1): Promise<number> => {
  const rows = await Promise.all(
    Array.from({ length: shards }, (_, shard) => readRow('SeatTable', { pk: `session#${sessionId}#${shard}` })),
  );
  return rows.reduce((sum, row) => sum + Number(row?.['used'] ?? 0), 0);
};

/** When the session starts, in epoch milliseconds. */
export const startOf = async ({ sessionId }: Door): Promise<number> =>
  Date.parse(String((await readRow('Session', { id: sessionId }))?.['startsAt']));

/** How many scans of the session have left a row. Its index follows the writes. */
export const scansOf = async ({ sessionId }: Door, shards = 1): Promise<number> => {
  const counts = await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      const { Count = 0 } = await documents().send(
        new QueryCommand({
          TableName: await tableNamed('SessionScan'),
          IndexName: 'bySession',
          KeyConditionExpression: 'sessionShard = :shard',
          ExpressionAttributeValues: { ':shard': `${sessionId}#${shard}` },
          Select: 'COUNT',
        }),
      );
      return Count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

/**
 * Gives a guest a place as reservation, call-up and release would make it, with its seat, in a session of one shard: guests of these
 * tests stand at many doors at once, which reserveSeat rightly refuses.
 */
export const givePlace = async (door: Door, guestId: string, state: ReservationState): Promise<void> => {
  const { eventId, sessionId } = door;
  const shard = `${sessionId}#0`;
  const at = new Date().toISOString();
  const hasSeat = holdsSeat(state);
  await documents().send(
    new PutCommand({
      TableName: await tableNamed('SessionReservation'),
      Item: {
        __typename: 'SessionReservation',
        id: reservationIdOf(sessionId, guestId),
        eventId,
        sessionId,
        guestId,
        state,
        version: 1,
        reservedAt: at,
        callKey: `${at}#${guestId}`,
        createdAt: at,
        updatedAt: at,
        ...(hasSeat && { seatShard: 0 }),
        ...(isStanding(state) && { standingShard: shard }),
        ...(state === 'RESERVED' && { waitingShard: shard }),
        ...(state === 'CALLED' && { calledShard: shard, calledAt: at, wave: 1 }),
        ...(state === 'WAITLISTED' && { waitlistSessionId: sessionId, waitlistKey: `${at}#${guestId}` }),
      },
    }),
  );
  if (state === 'WAITLISTED') await setSession(door, { waitlistedSince: at });
  if (!hasSeat) return;
  await documents().send(
    new UpdateCommand({
      TableName: await tableNamed('SeatTable'),
      Key: { pk: `session#${sessionId}#0` },
      UpdateExpression: 'ADD used :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
};

/** Changes attributes of the session that no operation changes at once; undefined removes. */
export const setSession = async ({ sessionId }: Door, changes: Row): Promise<void> => {
  const names = Object.keys(changes);
  const kept = names.filter((name) => changes[name] !== undefined);
  const cleared = names.filter((name) => changes[name] === undefined);
  await documents().send(
    new UpdateCommand({
      TableName: await tableNamed('Session'),
      Key: { id: sessionId },
      UpdateExpression: [
        kept.length > 0 ? `SET ${kept.map((name) => `#${name} = :${name}`).join(', ')}` : '',
        cleared.length > 0 ? `REMOVE ${cleared.map((name) => `#${name}`).join(', ')}` : '',
      ].join(' '),
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ...(kept.length > 0 && { ExpressionAttributeValues: Object.fromEntries(kept.map((name) => [`:${name}`, changes[name]])) }),
    }),
  );
};
