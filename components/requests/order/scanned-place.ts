import { REQUEST_LIMITS } from '@/lib/domain/guest-request';

const nameOf = (eventId: string) => `usher.at.${eventId}`;

/** The place that a stand's or table's QR code names (`?at=Table%2012`), as a request can carry it. */
export const placeOfAddress = (search: string): string | undefined =>
  new URLSearchParams(search).get('at')?.replace(/\s+/g, ' ').trim().slice(0, REQUEST_LIMITS.location) || undefined;

/** Holds the scanned place for this tab: the way over the sign-in page loses the address. */
export const holdScannedPlace = (eventId: string, search: string): void => {
  const scanned = placeOfAddress(search);
  if (scanned) sessionStorage.setItem(nameOf(eventId), scanned);
};

/** The scanned place, once: afterwards what the guest says counts. */
export const takeScannedPlace = (eventId: string): string | undefined => {
  const held = sessionStorage.getItem(nameOf(eventId)) ?? undefined;
  sessionStorage.removeItem(nameOf(eventId));
  return held;
};
