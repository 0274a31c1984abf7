import { createHash } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Schema } from '../../data/schema.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import type { RoomCount } from '../../../lib/domain/room-count.ts';
import type { DoorVerdict } from '../../../lib/domain/session-door.ts';
import type { DoorScanInput } from '../../../lib/validation/session-door.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type GuestRow, type SessionReservationRow, type SessionRow, type SessionScanRow, tables } from '../runtime/rows.ts';

/** A scan's row; `opensAt` and `guest` are not in the API: a repeated scan is answered with them. */
export type DoorScanRow = SessionScanRow & { opensAt?: string | undefined };

export const scanRowId = (eventId: string, scanId: string): string => `${eventId}#${scanId}`;

/** Spreads the scans of a session over the shards of its index. */
const shardOf = (session: SessionRow, scanId: string): string => {
  const [byte = 0] = createHash('sha256').update(scanId).digest();
  return `${session.id}#${byte % indexShards(session.shards)}`;
};

type Finding = {
  session: SessionRow;
  scan: DoorScanInput;
  deviceId: string;
  /** Whom the scan is about; undefined where nobody we know shows the ticket. */
  guest: GuestRow | undefined;
  place: SessionReservationRow | undefined;
  verdict: DoorVerdict;
  now: Date;
};

/** The answer to a scan as it is stored. */
export const scanRowOf = ({ session, scan, deviceId, guest, place, verdict, now }: Finding): DoorScanRow => {
  const receivedAt = now.toISOString();
  const isInAlready = verdict.outcome === 'DUPLICATE' && place?.state === 'ADMITTED';
  return {
    __typename: 'SessionScan',
    ...scan,
    id: scanRowId(scan.eventId, scan.scanId),
    sessionShard: shardOf(session, scan.scanId),
    outcome: verdict.outcome,
    reason: verdict.reason,
    opensAt: verdict.opensAt,
    guestId: guest?.id,
    guest: guest && badgeGuestOf(guest),
    isWalkIn: verdict.step === 'WALK_IN',
    deviceId,
    receivedAt,
    firstAdmittedAt: isInAlready ? place.admittedAt : undefined,
    firstGate: isInAlready ? place.admittedGate : undefined,
    firstDeviceId: isInAlready ? place.admittedBy : undefined,
    createdAt: receivedAt,
    updatedAt: receivedAt,
  } as DoorScanRow;
};

const badgeGuestOf = ({ id, givenName, familyName, company, jobTitle, badgePrintedAt }: GuestRow): Schema['BadgeGuest']['type'] => ({
  guestId: id,
  givenName,
  familyName,
  company,
  jobTitle,
  badgePrintedAt,
});

/** The scan as it was answered before; undefined for a new one. */
export const findScan = async (eventId: string, scanId: string): Promise<DoorScanRow | undefined> => {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: tables.sessionScan, Key: { id: scanRowId(eventId, scanId) }, ConsistentRead: true }),
  );
  return Item as DoorScanRow | undefined;
};

/** Writes the answer, as an item of a transaction; its condition fails for a scan that was answered before. */
export const putScan = (row: DoorScanRow) => ({
  Put: { TableName: tables.sessionScan, Item: row, ConditionExpression: 'attribute_not_exists(id)' },
});

/** What the door is told, from the stored row, with the room as it is now. */
export const doorResult = (row: DoorScanRow, room: RoomCount, session: SessionRow): Schema['DoorResult']['type'] => ({
  eventId: row.eventId,
  sessionId: row.sessionId,
  scanId: row.scanId,
  outcome: row.outcome,
  repeatedOutcome: null,
  reason: row.reason,
  direction: row.direction,
  gate: row.gate,
  isWalkIn: row.isWalkIn ?? false,
  scannedAt: row.scannedAt,
  receivedAt: row.receivedAt,
  guest: row.guest,
  firstAdmittedAt: row.firstAdmittedAt,
  firstGate: row.firstGate,
  opensAt: row.opensAt,
  room: {
    inside: room.inside,
    admitted: room.admitted,
    walkIns: room.walkIns,
    version: room.version,
    capacity: session.capacity,
  },
});
