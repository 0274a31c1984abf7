import { eventShardOf } from '../../../lib/domain/guest-id.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { canBecome, holdsSeat, isStanding, placeKeyOf, reservationIdOf, type ReservationState } from '../../../lib/domain/reservation.ts';
import { type SessionReservationRow, type SessionRow, tables } from '../runtime/rows.ts';

/** One step of a reservation: the row as it will be, and the write as an item of a transaction. */
export type ReservationStep = { row: SessionReservationRow; item: ReturnType<typeof writeOf> };

type Newcomer = {
  session: Pick<SessionRow, 'id' | 'eventId' | 'shards'>;
  guestId: string;
  /** The place that ended, or is given up for this one; undefined when the guest never had any. */
  previous: SessionReservationRow | undefined;
  now: Date;
};

/** A seat that is taken when those of the absent were given away: its guest counts as called, until `comeBy`. */
export type CalledAtOnce = { comeBy: string };

type Scan = { scanId: string; gate: string; by: string; at: string };

/** Takes a seat. The transaction claims it from the counter `seatShard`. */
export const reserve = ({
  seatShard,
  calledAtOnce,
  ...newcomer
}: Newcomer & { seatShard: number; calledAtOnce?: CalledAtOnce | undefined }) =>
  step(newcomer.previous, { ...newPlace(newcomer), state: 'RESERVED', seatShard, ...calledFields(calledAtOnce, newcomer.now) }, newcomer);

/** Joins the line. */
export const waitlist = (newcomer: Newcomer) => step(newcomer.previous, { ...newPlace(newcomer), state: 'WAITLISTED' }, newcomer);

/** Gives whoever waits a seat. In the order of calls they stand where they got it, not where they joined the line. */
export const promote = (
  seen: SessionReservationRow,
  { seatShard, calledAtOnce, now }: { seatShard: number; calledAtOnce?: CalledAtOnce | undefined; now: Date },
) =>
  step(
    seen,
    { ...seen, state: 'RESERVED', seatShard, callKey: placeKeyOf(now.toISOString(), seen.guestId), ...calledFields(calledAtOnce, now) },
    { now },
  );

/** Tells the guest to queue, also again when the session moved; in a wave, or for themselves. */
export const call = (seen: SessionReservationRow, { wave, comeBy, now }: { wave?: number | undefined; comeBy: string; now: Date }) =>
  step(seated(seen), { ...seen, state: 'CALLED', calledAt: now.toISOString(), wave, comeBy }, { now });

/** The session moved to a time for which nobody is called yet. */
export const uncall = (seen: SessionReservationRow, { now }: { now: Date }) =>
  step(seen, { ...seen, state: 'RESERVED', calledAt: undefined, wave: undefined, comeBy: undefined }, { now });

/** Lets in a guest who has a seat. */
export const admit = (seen: SessionReservationRow, { scan, now }: { scan: Scan; now: Date }) =>
  step(seated(seen), { ...seen, ...admission(scan) }, { now });

/** Lets in a guest without a seat. The transaction claims one from the counter `seatShard`, where the session has counters. */
export const walkIn = ({ scan, seatShard, ...newcomer }: Newcomer & { scan: Scan; seatShard: number | undefined }) =>
  step(newcomer.previous, { ...newPlace(newcomer), ...admission(scan), isWalkIn: true, seatShard }, newcomer);

/** The guest left the room, and keeps the seat. */
export const leave = (seen: SessionReservationRow, { scan, now }: { scan: Pick<Scan, 'scanId' | 'at'>; now: Date }) =>
  atTheDoor(seen, { isInside: true }, { ...seen, leftAt: scan.at, leftScanId: scan.scanId, updatedAt: now.toISOString() });

/** The guest who left is in again, and counts as admitted since the first time. */
export const reenter = (seen: SessionReservationRow, { now }: { now: Date }) =>
  atTheDoor(seen, { isInside: false }, { ...seen, leftAt: undefined, leftScanId: undefined, updatedAt: now.toISOString() });

/** The guest gave the place back. The transaction frees the seat of `seen.seatShard`, if it has one. */
export const release = (seen: SessionReservationRow, { now }: { now: Date }) => step(seen, ended(seen, 'RELEASED', now), { now });

/** The guest did not come in time. The transaction frees the seat of `seen.seatShard`. */
export const forfeit = (seen: SessionReservationRow, { now }: { now: Date }) => step(seen, ended(seen, 'FORFEITED', now), { now });

/** Whoever waits, or gave the place back, needs a seat first: promote, reserve and walkIn bring one. */
const seated = (seen: SessionReservationRow): SessionReservationRow => {
  if (!holdsSeat(seen.state)) throw new Error(`The reservation ${seen.id} has no seat: it is ${seen.state}.`);
  return seen;
};

const newPlace = ({ session, guestId, previous, now }: Newcomer) => {
  const at = now.toISOString();
  return {
    __typename: 'SessionReservation',
    id: reservationIdOf(session.id, guestId),
    eventId: session.eventId,
    sessionId: session.id,
    guestId,
    version: previous?.version ?? 0,
    reservedAt: at,
    callKey: placeKeyOf(at, guestId),
    createdAt: previous?.createdAt ?? at,
    updatedAt: at,
  };
};

const calledFields = (calledAtOnce: CalledAtOnce | undefined, now: Date) =>
  calledAtOnce && { state: 'CALLED' as const, calledAt: now.toISOString(), comeBy: calledAtOnce.comeBy };

const admission = ({ scanId, gate, by, at }: Scan) => ({
  state: 'ADMITTED' as const,
  admittedAt: at,
  admittedScanId: scanId,
  admittedGate: gate,
  admittedBy: by,
});

const ended = (seen: SessionReservationRow, state: 'RELEASED' | 'FORFEITED', now: Date) => ({
  ...seen,
  state,
  seatShard: undefined,
  endedAt: now.toISOString(),
});

/** A step that its rule does not allow is a mistake of the caller, who has read the state. */
const step = (
  seen: SessionReservationRow | undefined,
  next: SessionReservationRow,
  { session, now }: { session?: Newcomer['session']; now: Date },
): ReservationStep => {
  if (!canBecome(seen?.state, next.state)) throw new Error(`The reservation ${next.id} cannot become ${next.state} from ${seen?.state}.`);
  const shard = session ? eventShardOf(session.id, next.guestId, indexShards(session.shards)) : seen?.standingShard;
  const row = { ...next, version: next.version + 1, updatedAt: now.toISOString(), ...indexKeys(next, next.state, shard) };
  return { row, item: writeOf(seen, row) };
};

/** Out of the room or in again: the state stays, and with it the indexes. */
const atTheDoor = (seen: SessionReservationRow, { isInside }: { isInside: boolean }, next: SessionReservationRow): ReservationStep => {
  if (seen.state !== 'ADMITTED' || (seen.leftAt === undefined) !== isInside) {
    throw new Error(`The guest of ${seen.id} is ${isInside ? 'not' : 'already'} in the room.`);
  }
  const row = { ...next, version: seen.version + 1 };
  return { row, item: writeOf(seen, row) };
};

/** What puts a row into the sparse indexes of its state, and takes it out of the others. */
const indexKeys = (
  { sessionId, guestId, reservedAt }: SessionReservationRow,
  state: ReservationState,
  shard: string | undefined,
): Pick<SessionReservationRow, 'standingShard' | 'waitingShard' | 'calledShard' | 'waitlistSessionId' | 'waitlistKey'> => ({
  standingShard: isStanding(state) ? shard : undefined,
  waitingShard: state === 'RESERVED' ? shard : undefined,
  calledShard: state === 'CALLED' ? shard : undefined,
  waitlistSessionId: state === 'WAITLISTED' ? sessionId : undefined,
  waitlistKey: state === 'WAITLISTED' ? placeKeyOf(reservedAt, guestId) : undefined,
});

/** Holds only for the very row that was read, or for none: every step raises the version. */
const writeOf = (seen: SessionReservationRow | undefined, row: SessionReservationRow) => ({
  Put: {
    TableName: tables.sessionReservation,
    Item: row,
    ...(seen
      ? {
          ConditionExpression: 'version = :seen AND #state = :state',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':seen': seen.version, ':state': seen.state },
        }
      : { ConditionExpression: 'attribute_not_exists(id)' }),
  },
});
