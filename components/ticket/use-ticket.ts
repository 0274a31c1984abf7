'use client';

import { useQuery, type QueryClient } from '@tanstack/react-query';
import { publishedEventKey } from '@/components/event/event-keys';
import { findPublishedEvent, type PublishedEvent } from '@/lib/data/events';
import { findMyRegistration, type Registration } from '@/lib/data/registrations';
import { findSavedTicket, forgetSavedTicket, saveTicket } from './saved-ticket';

/** In milliseconds. A place on the waiting list moves, and a check-in happens, while the page is open; after that nothing does. */
const RENEWED_EVERY_MS = { before: 30_000, inside: 5 * 60_000 };
/** The event itself changes seldom. */
const EVENT_FRESH_MS = 5 * 60_000;

export type Ticket = { registration: Registration; event: PublishedEvent | undefined; savedAt: string };

/**
 * The reader's ticket for an event, null when there is none. What this device kept shows at once, also without a network, and
 * is renewed when there is one. An event that was unpublished since keeps the details that were kept.
 */
export const useTicket = (sub: string, eventId: string) =>
  useQuery({
    queryKey: ['tickets', eventId, sub],
    queryFn: ({ client }) => loadTicket(client, sub, eventId),
    staleTime: 0,
    initialData: () => findSavedTicket(sub, eventId),
    initialDataUpdatedAt: () => Date.parse(findSavedTicket(sub, eventId)?.savedAt ?? '') || undefined,
    refetchInterval: ({ state }) => (state.data?.registration.checkedInAt ? RENEWED_EVERY_MS.inside : RENEWED_EVERY_MS.before),
  });

const loadTicket = async (client: QueryClient, sub: string, eventId: string): Promise<Ticket | null> => {
  const [registration, published] = await Promise.all([
    findMyRegistration(eventId),
    client.fetchQuery({
      queryKey: publishedEventKey(eventId),
      queryFn: async () => (await findPublishedEvent('signedIn', eventId)) ?? null,
      staleTime: EVENT_FRESH_MS,
    }),
  ]);
  if (!registration) {
    forgetSavedTicket(sub, eventId);
    return null;
  }
  const event = published ?? findSavedTicket(sub, eventId)?.event;
  const ticket = { registration, event, savedAt: new Date().toISOString() };
  if (event) saveTicket(sub, { ...ticket, event });
  return ticket;
};
