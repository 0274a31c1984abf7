import { createHash } from 'node:crypto';
import { AppError } from '../../../lib/domain/app-error.ts';
import { placeRefusal } from '../../../lib/domain/guest-schedule.ts';
import { isStanding, reservationIdOf } from '../../../lib/domain/reservation.ts';
import { isReservable, reservationRefusal } from '../../../lib/domain/session.ts';
import { eventIdOf, findOwnGuest } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { findEvent, findReservation, findSession, type SessionReservationRow, type SessionRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { claimAnySeat } from '../seating/claim-any-seat.ts';
import { markWaitlisted } from '../seating/mark-waitlisted.ts';
import { claimSeat } from '../seating/seat-counter.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';
import { getSession } from '../sessions/get-session.ts';
import { guestIsRegistered } from './guest-is-registered.ts';
import { releasePlace } from './release-place.ts';
import { call, reserve, type ReservationStep, waitlist } from './reservation-steps.ts';
import { reservationView } from './reservation-view.ts';
import { type GuestSchedule, readSchedule, writePlace } from './schedule.ts';
import { isAnyoneInSessionLine } from './session-waitlist.ts';
import { calledAtOnceAt, settleSessionWaitlist } from './settle-session-waitlist.ts';

/** Calls that met a change between reading and writing look again; each time something of the same guest got through. */
const MAX_ROUNDS = 8;

/**
 * Takes a seat for the caller, or a place in line when none is free or anyone waits: nobody overtakes the line. A guest who has a
 * place is answered with it, whatever changed since. AppErrors: EVENT_NOT_FOUND, NOT_REGISTERED, SESSION_NOT_FOUND, those of
 * reservationRefusal, SESSION_CLASH with the other session's place, TOO_MANY_RESERVATIONS.
 */
export const reserveSeat = async (fieldEvent: FieldEvent) => {
  const eventId = eventIdOf(fieldEvent);
  const [{ guest }, event] = await Promise.all([findOwnGuest(fieldEvent, eventId), findEvent(eventId)]);
  if (event?.state !== 'PUBLISHED') throw new AppError('EVENT_NOT_FOUND', `The event ${eventId} is not published.`);
  if (guest?.state !== 'REGISTERED') throw new AppError('NOT_REGISTERED', `The caller has no seat at ${eventId}.`);

  let session = await getSession(eventId, fieldEvent.arguments['sessionId']);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const now = new Date();
    const [previous, schedule] = await Promise.all([
      findReservation(reservationIdOf(session.id, guest.id)),
      readSchedule(guest.id, now, new Map([[session.id, session]])),
    ]);
    if (previous && isStanding(previous.state)) return reservationView(previous);
    assertPossible(session, schedule, now);
    const taken = await takePlace({ session, guestId: guest.id, previous, schedule });
    if (taken !== 'CHANGED') return reservationView(await keptInChangedSession(taken, session));
    session = await getSession(eventId, session.id);
    // Somebody cancelled the registration in the meantime, or the same guest took another place.
    const { guest: current } = await findOwnGuest(fieldEvent, eventId);
    if (current?.state !== 'REGISTERED') throw new AppError('NOT_REGISTERED', `The caller has no seat at ${eventId} any more.`);
  }
  throw new AppError('CONFLICT', `The places of the guest ${guest.id} kept changing.`);
};

const assertPossible = (session: SessionRow, schedule: GuestSchedule, now: Date): void => {
  const refusal = reservationRefusal(session, now) ?? placeRefusal(schedule.places, session);
  if (refusal) throw new AppError(refusal, `The guest ${schedule.guestId} has no place in ${session.id}.`);
};

type Wish = { session: SessionRow; guestId: string; previous: SessionReservationRow | undefined; schedule: GuestSchedule };

/** CHANGED: something of this guest is not as it was read. */
type Taken = SessionReservationRow | 'CHANGED';

const takePlace = async (wish: Wish): Promise<Taken> => {
  const { session } = wish;
  if (!isReservable(session)) throw new AppError('SESSION_NOT_RESERVABLE', `The session ${session.id} has no seats to reserve.`);
  const pool = seatPoolOfSession(session);
  if (await isAnyoneInSessionLine(session)) return joinLine(wish);
  const claimed = await claimAnySeat<Taken>(pool, async (seatShard) => {
    const now = new Date();
    const step = reserve({ ...wish, seatShard, calledAtOnce: calledAtOnceAt(session), now });
    const place = writePlace(wish.schedule, session.id, session);
    const failed = await transact(
      [step.item, place, guestIsRegistered(step.row), claimSeat(pool, seatShard)],
      tokenOf(step, wish.schedule),
    );
    if (failed.size === 0) return step.row;
    return failed.size === 1 && failed.has(3) ? 'FULL' : 'CHANGED';
  });
  if (claimed === 'FULL') return joinLine(wish);
  if (claimed !== 'CHANGED') logger.info('Reserved', { sessionId: session.id, guestId: wish.guestId, seatShard: claimed.seatShard });
  return claimed;
};

const joinLine = async (wish: Wish): Promise<Taken> => {
  const { session, schedule } = wish;
  // The place in line is the moment of joining it, not of the call: seats were looked for in between.
  const now = new Date();
  await markWaitlisted(tables.session, session, now);
  const step = waitlist({ ...wish, now });
  const place = writePlace(schedule, session.id, { ...session, waits: true });
  const failed = await transact([step.item, place, guestIsRegistered(step.row)], tokenOf(step, schedule));
  if (failed.size > 0) return 'CHANGED';
  logger.info('Waitlisted', { sessionId: session.id, guestId: wish.guestId });
  // A seat may have been given back after we looked and before we were in line.
  const promoted = await settleSessionWaitlist(session);
  return promoted > 0 ? ((await findReservation(step.row.id)) ?? step.row) : step.row;
};

const TOKEN_LENGTH = 36;

/** DynamoDB's client request token of one write: the same for the same write alone, as DynamoDB demands. */
const tokenOf = ({ row }: ReservationStep, { version }: GuestSchedule): string =>
  createHash('sha256')
    .update([row.id, row.version, row.state, row.seatShard, row.updatedAt, version].join('\n'))
    .digest('base64url')
    .slice(0, TOKEN_LENGTH);

/**
 * The place in the session as it is now. Where the seats of the absent were given away between reading the session and taking the
 * place, its guest counts as called like all who get a seat from then on. Where it was moved or cancelled and the place cannot be
 * had any more, it is given back, and the call refused as if it had come a moment later.
 */
const keptInChangedSession = async (taken: SessionReservationRow, seen: SessionRow): Promise<SessionReservationRow> => {
  const session = await findSession(seen.id);
  if (!session) return taken;
  const now = new Date();
  if (session.revision === seen.revision) return callIfReleased(taken, session, now);
  try {
    assertPossible(session, await readSchedule(taken.guestId, now), now);
    return await callIfReleased(taken, session, now);
  } catch (refusal) {
    if (refusal instanceof AppError) await releasePlace(taken, session);
    throw refusal;
  }
};

const callIfReleased = async (taken: SessionReservationRow, session: SessionRow, now: Date): Promise<SessionReservationRow> => {
  const calledAtOnce = calledAtOnceAt(session);
  if (!calledAtOnce || taken.state !== 'RESERVED') return taken;
  const { item, row } = call(taken, { ...calledAtOnce, now });
  const failed = await transact([item]);
  return failed.size === 0 ? row : ((await findReservation(taken.id)) ?? taken);
};
