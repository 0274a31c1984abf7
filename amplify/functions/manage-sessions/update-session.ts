import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { isReservable } from '../../../lib/domain/session.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { type SessionInput, sessionInput, sessionVersion } from '../../../lib/validation/session.ts';
import { getEvent } from '../manage-event/event-view.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import { isAnyoneInSessionLine } from '../reservations/session-waitlist.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import type { SessionRow } from '../runtime/rows.ts';
import { readCounters } from '../seating/seat-counter.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';
import { getSession } from '../sessions/get-session.ts';
import { settleSeats } from '../sessions/settle-seats.ts';
import { sessionChanges } from './session-changes.ts';
import { sessionDetails } from './session-details.ts';
import { writeSession } from './write-session.ts';

const argumentsInput = z.object({ input: sessionInput, version: sessionVersion });

/**
 * Changes the session that was seen in this version; VERSION_CONFLICT otherwise, SESSION_CANCELLED when it does not take place.
 * More seats go to those who wait. With fewer seats than are taken nobody loses one: none is given away until it fits again.
 * To stop offering seats that someone has is INVALID_INPUT.
 */
export const updateSession = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { input, version } = parseInput(argumentsInput, fieldEvent.arguments);
  const event = await getEvent(fieldEvent.arguments['eventId']);
  const before = await getSession(event.id, fieldEvent.arguments['sessionId']);
  if (before.version !== version) throw new AppError('VERSION_CONFLICT', `The session ${before.id} is at ${before.version}.`);
  if (before.state === 'CANCELLED') throw new AppError('SESSION_CANCELLED', `The session ${before.id} was cancelled.`);
  const counters = isReservable(before) ? await readCounters(seatPoolOfSession(before)) : [];
  await assertMayStopOffering(before, input, counters);

  const session = await writeSession(before, sessionChanges(before, input, { counters, now: new Date() }));
  await settleSeats(session, { capacityChanged: session.capacity !== before.capacity });
  logger.info('Session changed', { eventId: event.id, sessionId: session.id, version: session.version, sub: organizer.sub });
  return sessionDetails(session);
};

const assertMayStopOffering = async (before: SessionRow, input: SessionInput, counters: readonly { used: number }[]): Promise<void> => {
  if (!isReservable(before) || (input.capacity !== undefined && input.reservationOpensAt !== undefined)) return;
  const isTaken = counters.some(({ used }) => used > 0);
  if (!isTaken && !(await isAnyoneInSessionLine(before))) return;
  const message = 'Guests have seats or wait for one, so seats stay on offer. You can cancel the session instead.';
  throw new AppError('INVALID_INPUT', 'reservationOpensAt', { issues: [{ path: 'input.reservationOpensAt', message }] });
};
