import { AppError } from '../../../lib/domain/app-error.ts';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { DEFAULT_CURRENCY } from '../../../lib/domain/service-area.ts';
import { tabOf } from '../../../lib/domain/tab.ts';
import { findOwnGuest, eventIdOf } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { findEvent } from '../runtime/rows.ts';
import { queryGuestRequests, type RequestRow } from './request-rows.ts';

const PAGE_SIZE = 100;

/** What the caller owes and has paid at the event, and for what, oldest first. Summed over all of their requests. */
export const getMyTab = async (fieldEvent: FieldEvent) => {
  const eventId = eventIdOf(fieldEvent);
  const [event, { guest }] = await Promise.all([findEvent(eventId), findOwnGuest(fieldEvent, eventId)]);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId}.`);
  if (!guest) throw new AppError('NOT_REGISTERED', `The caller was never registered for ${eventId}.`);
  return { eventId, currency: event.currency ?? DEFAULT_CURRENCY, ...tabOf(await allRequests(guest.id)) };
};

/** A guest makes at most REQUEST_LIMITS.perGuest requests: a few pages. */
const allRequests = async (guestId: string): Promise<RequestRow[]> => {
  const requests: RequestRow[] = [];
  let after: { id: string; createdAt: string } | undefined;
  for (let page = 0; page <= REQUEST_LIMITS.perGuest / PAGE_SIZE; page++) {
    const answer = await queryGuestRequests({ guestId, newestFirst: false, limit: PAGE_SIZE, after });
    requests.push(...answer.requests);
    if (!answer.next) return requests;
    after = answer.next;
  }
  throw new Error(`The guest ${guestId} has more requests than there can be.`);
};
