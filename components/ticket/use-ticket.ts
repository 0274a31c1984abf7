'use client';

import { useQuery } from '@tanstack/react-query';
import { findPublishedEvent, type PublishedEvent } from '@/lib/data/events';
import { findMyRegistration, type Registration } from '@/lib/data/registrations';
import { findSavedTicket, forgetSavedTicket, saveTicket } from './saved-ticket';

export type Ticket = { registration: Registration; event: PublishedEvent | undefined; savedAt: string };

/**
 * The reader's ticket for an event, null when there is none. What this device kept shows at once, also without a network, and
 * is renewed when there is one. An event that was unpublished since keeps the details that were kept.
 */
export const useTicket = (sub: string, eventId: string) =>
  useQuery({
    queryKey: ['tickets', eventId, sub],
    queryFn: () => loadTicket(sub, eventId),
    staleTime: 0,
    initialData: () => findSavedTicket(sub, eventId),
    initialDataUpdatedAt: () => Date.parse(findSavedTicket(sub, eventId)?.savedAt ?? '') || undefined,
    // A place on the waiting list moves, and a check-in happens, while the page is open.
    refetchInterval: 30_000,
  });

const loadTicket = async (sub: string, eventId: string): Promise<Ticket | null> => {
  const [registration, published] = await Promise.all([findMyRegistration(eventId), findPublishedEvent('signedIn', eventId)]);
  if (!registration) {
    forgetSavedTicket(sub, eventId);
    return null;
  }
  const event = published ?? findSavedTicket(sub, eventId)?.event;
  const ticket = { registration, event, savedAt: new Date().toISOString() };
  if (event) saveTicket(sub, { ...ticket, event });
  return ticket;
};
