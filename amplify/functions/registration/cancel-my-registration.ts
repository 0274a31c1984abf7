import { AppError } from '../../../lib/domain/app-error.ts';
import { canCancelRegistration } from '../../../lib/domain/registration.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { type EventRow, findEvent, findGuest, type GuestRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { promoteGuest } from '../seating/promote-guest.ts';
import { releaseSeat, seatMayPassOn } from '../seating/seat-counter.ts';
import { seatPoolOf } from '../seating/seat-pool.ts';
import { settleWaitlist } from '../seating/settle-waitlist.ts';
import { findNextInLine } from '../seating/waitlist.ts';
import { eventIdOf, findOwnGuest } from './own-guest.ts';
import { registrationView } from './registration-view.ts';

const MAX_ROUNDS = 8;
/** Guests in line whom others promoted first. After so many the seat goes back, and to the line from there. */
const MAX_LOST_RACES = 3;

/**
 * Cancels the caller's registration and revokes the ticket. The seat goes to the first in line in the same transaction, or
 * back to the event when nobody waits. When many cancel at once and all want the same first in line, the seat goes back and
 * to the line a moment later; newcomers cannot take it, as they join the line's end. Cancelling again changes nothing.
 * After check-in it is ALREADY_CHECKED_IN.
 */
export const cancelMyRegistration = async (fieldEvent: FieldEvent) => {
  const eventId = eventIdOf(fieldEvent);
  const [event, own] = await Promise.all([findEvent(eventId), findOwnGuest(fieldEvent, eventId)]);
  let { guest } = own;
  if (!guest) throw new AppError('NOT_REGISTERED', `The caller is not registered for ${eventId}.`);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `The event ${eventId} is gone.`);

  const lost = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (guest.state === 'CANCELLED') return registrationView(guest, { alreadyRegistered: true });
    if (!canCancelRegistration(guest)) throw new AppError('ALREADY_CHECKED_IN', `The guest ${guest.id} was inside.`);
    const cancelled = await cancel(event, guest, lost);
    // Promoted, checked in or cancelled meanwhile, or the head of the line went first: look again.
    const current: GuestRow | undefined = await findGuest(guest.id);
    if (cancelled) {
      logger.info('Cancelled', { eventId, guestId: guest.id });
      await settleWaitlist(event);
    }
    guest = current ?? guest;
  }
  throw new AppError('CONFLICT', `The registration ${guest.id} kept changing.`);
};

/** Cancels the guest just as read. False when something changed meanwhile. */
const cancel = async (event: EventRow, guest: GuestRow, lost: Set<string>): Promise<boolean> => {
  const now = new Date();
  const items = [cancelGuest(guest, now)];
  if (guest.state === 'WAITLISTED' || guest.seatShard === undefined) return (await transact(items)).size === 0;

  const next = lost.size < MAX_LOST_RACES ? await findNextInLine(event.id, new Set(lost)) : undefined;
  if (next) {
    const failed = await transact([...items, promoteGuest(next, guest.seatShard, now), seatMayPassOn(seatPoolOf(event), guest.seatShard)]);
    if (failed.size === 0) logger.info('Promoted from the waitlist', { eventId: event.id, guestId: next.id });
    if (failed.has(1)) lost.add(next.id);
    // Over-full: the seat does not pass on. Any other failure: the caller looks again.
    if (!(failed.size === 1 && failed.has(2))) return failed.size === 0;
  }
  return (await transact([...items, releaseSeat(seatPoolOf(event), guest.seatShard)])).size === 0;
};

const cancelGuest = (guest: GuestRow, now: Date) => ({
  Update: {
    TableName: tables.guest,
    Key: { id: guest.id },
    UpdateExpression:
      'SET #state = :cancelled, cancelledAt = :now, updatedAt = :now REMOVE ticket, seatShard, waitlistEventId, waitlistKey',
    ConditionExpression: '#state = :state AND ticketRevision = :revision AND attribute_not_exists(checkedInAt)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':cancelled': 'CANCELLED',
      ':now': now.toISOString(),
      ':state': guest.state,
      ':revision': guest.ticketRevision,
    },
  },
});
