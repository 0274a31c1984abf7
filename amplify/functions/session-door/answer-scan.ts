import type { Schema } from '../../data/schema.ts';
import { AppError } from '../../../lib/domain/app-error.ts';
import { isReservable } from '../../../lib/domain/session.ts';
import { doorVerdict } from '../../../lib/domain/session-door.ts';
import type { DoorScanInput } from '../../../lib/validation/session-door.ts';
import { guestIsRegistered } from '../reservations/guest-is-registered.ts';
import { admit, leave, reenter, walkIn } from '../reservations/reservation-steps.ts';
import { logger } from '../runtime/logger.ts';
import { measure } from '../runtime/metrics.ts';
import type { GuestRow } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { claimSeat } from '../seating/seat-counter.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';
import { type DoorRows, readDoorRows } from './door-facts.ts';
import { countEntry, countExit, readRoom } from './room-counter.ts';
import { doorResult, type DoorScanRow, findScan, putScan, scanRowOf } from './scan-row.ts';

/** Scans that met a change between reading and writing look again; each time somebody else got through. */
const MAX_ROUNDS = 12;
/** In milliseconds: a transaction that meets conflicts takes up to eight seconds more, and the function has fifteen. */
const LAST_ROUND_STARTS_WITHIN_MS = 6_000;

export type ScanAtDoor = {
  scan: DoorScanInput;
  /** Whose ticket it says it is, or whom staff chose; undefined for what is no ticket. */
  guestId: string | undefined;
  /** Undefined when staff admit by hand. */
  ticket: string | undefined;
  override: boolean;
  deviceId: string;
  now: Date;
};

type Items = Parameters<typeof transact>[0];

/**
 * Answers a scan at a session's door and writes what follows from it: the scan's row, the guest's step, the seat and the
 * count of the room in one transaction, or nothing. So of any number of scans of a guest at once one admits, no seat is
 * given twice, and the same scanId is answered the same for ever. Refused scans leave their row too.
 */
export const answerScan = async (at: ScanAtDoor): Promise<Schema['DoorResult']['type']> => {
  const { scan } = at;
  const before = await findScan(scan.eventId, scan.scanId);
  let rows = await readDoorRows(before ?? scan, before ? undefined : at.guestId);
  if (before) return repeated(before, rows);
  for (let round = 0; round < MAX_ROUNDS && Date.now() - at.now.getTime() < LAST_ROUND_STARTS_WITHIN_MS; round++) {
    const { row, items } = decide(at, rows);
    const failed = await transact([putScan(row), ...items]);
    if (failed.size === 0) {
      logger.info('Session door', {
        eventId: scan.eventId,
        sessionId: scan.sessionId,
        scanId: scan.scanId,
        guestId: row.guestId,
        outcome: row.outcome,
        reason: row.reason,
      });
      // A row is never written as repeated.
      if (row.outcome !== 'REPEATED') measure('SessionDoor', { dimensions: { outcome: row.outcome }, eventId: scan.eventId });
      return doorResult(row, items.length > 0 ? await readRoom(scan.sessionId) : rows.room, rows.session);
    }
    const same = failed.has(0) ? await findScan(scan.eventId, scan.scanId) : undefined;
    rows = await readDoorRows(same ?? scan, same ? undefined : at.guestId);
    if (same) return repeated(same, rows);
  }
  throw new AppError('CONFLICT', `The scan ${scan.scanId} kept meeting changes.`);
};

/** The first answer again, with the room as it is now. */
const repeated = (row: DoorScanRow, { room, session }: DoorRows): Schema['DoorResult']['type'] => ({
  ...doorResult(row, room, session),
  outcome: 'REPEATED',
  repeatedOutcome: row.outcome,
});

/** The answer by these rows, and what is written with it. */
const decide = ({ scan, ticket, override, deviceId, now }: ScanAtDoor, rows: DoorRows): { row: DoorScanRow; items: Items } => {
  const { event, session, guest, place, room, freeShards, hasLine } = rows;
  const verdict = doorVerdict(
    { event, session, guest, place, inside: room.inside, hasFreeSeat: freeShards.length > 0, hasLine },
    { eventId: scan.eventId, ticket, direction: scan.direction, override },
    now,
  );
  // Whoever shows a ticket that we do not know is nobody we know.
  const isKnown = guest && verdict.reason !== 'UNKNOWN_TICKET' && verdict.reason !== 'WRONG_EVENT';
  const row = scanRowOf({ session, scan, deviceId, guest: isKnown ? guest : undefined, place, verdict, now });
  const { step } = verdict;
  if (step === undefined || !guest) return { row, items: [] };
  return { row, items: stepItems({ step, scan, deviceId, now, guest, rows }) };
};

type StepToWrite = {
  step: NonNullable<ReturnType<typeof doorVerdict>['step']>;
  scan: DoorScanInput;
  deviceId: string;
  now: Date;
  guest: GuestRow;
  rows: DoorRows;
};

const stepItems = ({ step, scan, deviceId, now, guest, rows }: StepToWrite): Items => {
  const { session, place, room, freeShards } = rows;
  const admission = { scanId: scan.scanId, gate: scan.gate, by: deviceId, at: now.toISOString() };
  // A registration that is cancelled at this moment opens no door.
  const registered = guestIsRegistered({ guestId: guest.id, eventId: session.eventId });
  const entry = { sessionId: session.id, capacity: session.capacity, seen: room, now };
  if (step === 'WALK_IN') {
    const seatShard = isReservable(session) ? freeShards[0] : undefined;
    const { item } = walkIn({ session, guestId: guest.id, previous: place, scan: admission, seatShard, now });
    const seat = isReservable(session) && seatShard !== undefined ? [claimSeat(seatPoolOfSession(session), seatShard)] : [];
    return [item, countEntry({ ...entry, isFirst: true, isWalkIn: true }), registered, ...seat];
  }
  if (!place) throw new Error(`The step ${step} of ${scan.scanId} needs a place.`);
  switch (step) {
    case 'ADMIT':
      return [admit(place, { scan: admission, now }).item, countEntry({ ...entry, isFirst: true, isWalkIn: false }), registered];
    case 'REENTER':
      return [reenter(place, { now }).item, countEntry({ ...entry, isFirst: false, isWalkIn: false }), registered];
    case 'LEAVE':
      return [leave(place, { scan: admission, now }).item, countExit(session.id)];
  }
};
