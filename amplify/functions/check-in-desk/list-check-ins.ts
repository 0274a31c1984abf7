import type { Schema } from '../../data/schema.ts';
import { eventShards } from '../../../lib/domain/guest-id.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { queryShards, shardPositions } from '../runtime/query-shards.ts';
import { type CheckInRow, tables } from '../runtime/rows.ts';
import { getEventAtDesk } from './event-at-desk.ts';

const PAGE_SIZE = 50;

/** Every scan of the event, refused ones too, newest first. */
export const listCheckIns = async (fieldEvent: FieldEvent) => {
  const event = await getEventAtDesk(fieldEvent);
  const { rows, positions } = await queryShards({
    table: tables.checkIn,
    index: 'byReceivedAt',
    hashKey: 'eventShard',
    sortKey: 'receivedAt',
    shards: eventShards(event.id, indexShards(event.shards)),
    newestFirst: true,
    limit: PAGE_SIZE,
    positions: pagePosition(shardPositions, fieldEvent.arguments['nextToken'] as string | null | undefined) ?? {},
  });
  return { items: (rows as unknown as CheckInRow[]).map(checkInResult), nextToken: positions ? pageToken(positions) : null };
};

const checkInResult = (row: CheckInRow): Schema['CheckInResult']['type'] => ({
  eventId: row.eventId,
  scanId: row.scanId,
  outcome: row.outcome,
  repeatedOutcome: null,
  reason: row.reason,
  direction: row.direction,
  gate: row.gate,
  byHand: row.byHand,
  offline: row.offline,
  scannedAt: row.scannedAt,
  receivedAt: row.receivedAt,
  guest: row.guest,
  firstCheckedInAt: row.firstCheckedInAt,
  firstGate: row.firstGate,
  firstDeviceId: row.firstDeviceId,
  undoneAt: row.undoneAt,
  undoReason: row.undoReason,
});
