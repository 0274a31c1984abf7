import type { PublishedEvent } from '@/lib/data/events';
import type { Registration } from '@/lib/data/registrations';

/** The last known ticket for an event, kept on the device so that it opens without a network. */
export type SavedTicket = { registration: Registration; event: PublishedEvent; savedAt: string };

const PREFIX = 'usher.ticket.';

const keyOf = (sub: string, eventId: string) => `${PREFIX}${sub}.${eventId}`;

export const saveTicket = (sub: string, ticket: SavedTicket): void => {
  localStorage.setItem(keyOf(sub, ticket.event.id), JSON.stringify(ticket));
};

export const findSavedTicket = (sub: string, eventId: string): SavedTicket | undefined => {
  const kept = localStorage.getItem(keyOf(sub, eventId));
  return kept ? (JSON.parse(kept) as SavedTicket) : undefined;
};

/** Everything kept for this person, soonest event first. */
export const listSavedTickets = (sub: string): SavedTicket[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(keyOf(sub, '')))
    .map((key) => JSON.parse(localStorage.getItem(key) ?? '') as SavedTicket)
    .sort((one, other) => Date.parse(one.event.startsAt) - Date.parse(other.event.startsAt));

export const forgetSavedTicket = (sub: string, eventId: string): void => localStorage.removeItem(keyOf(sub, eventId));

/** Called on signing out: the next person on this device sees nobody's ticket. */
export const forgetSavedTickets = (): void => {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
};
