import * as z from 'zod';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { getProfile } from '../people/find-profile.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { queryGuestRequests } from './request-rows.ts';

const PAGE_SIZE = 25;

const position = z.object({ id: z.string().min(1).max(64), createdAt: z.string().min(1).max(64) });

/** The caller's requests at the event, newest first. Whoever made none has an empty list, registered or not. */
export const listMyGuestRequests = async (event: FieldEvent) => {
  const eventId = eventIdOf(event);
  const { email } = await getProfile(callerOf(event));
  const { requests, next } = await queryGuestRequests({
    guestId: guestIdOf(eventId, email),
    newestFirst: true,
    limit: PAGE_SIZE,
    after: pagePosition(position, event.arguments['nextToken'] as string | null | undefined),
  });
  return { items: requests, nextToken: next ? pageToken(next) : null };
};
