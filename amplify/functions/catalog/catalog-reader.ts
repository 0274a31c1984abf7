import { AppError } from '../../../lib/domain/app-error.ts';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { isOrganizer, worksForEvent } from '../../../lib/domain/roles.ts';
import { eventIdOf, findOwnGuest } from '../registration/own-guest.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { type EventRow, findEvent, findProfileRow } from '../runtime/rows.ts';

type Reader = {
  event: EventRow;
  isOrganizer: boolean;
  /** As whom the caller orders; absent without a profile. */ guestId: string | undefined;
};

/**
 * Who reads the catalogue: staff of the event and organizers, published or not, and guests who are registered for a
 * published one. AppErrors: EVENT_NOT_FOUND, NOT_REGISTERED.
 */
export const catalogReaderOf = async (fieldEvent: FieldEvent): Promise<Reader> => {
  const { sub, groups } = callerOf(fieldEvent);
  const eventId = eventIdOf(fieldEvent);
  const event = await findEvent(eventId);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId}.`);
  if (worksForEvent(groups, eventId, ['STAFF'])) {
    // Staff may be guests too; they need no profile to read.
    const profile = await findProfileRow(sub);
    return { event, isOrganizer: isOrganizer(groups), guestId: profile && guestIdOf(eventId, profile.email) };
  }
  if (event.state !== 'PUBLISHED') throw new AppError('EVENT_NOT_FOUND', `The event ${eventId} is not published.`);
  const { guest } = await findOwnGuest(fieldEvent, eventId);
  if (guest?.state !== 'REGISTERED') throw new AppError('NOT_REGISTERED', `The caller has no seat at ${eventId}.`);
  return { event, isOrganizer: false, guestId: guest.id };
};
