import type { QueryClient } from '@tanstack/react-query';
import type { Reservation } from '@/lib/data/my-sessions';
import { isStanding } from '@/lib/domain/reservation';
import { findKeptPlaces, keepPlaces, type Whose } from '../kept-agenda';

/** What a screen knows of its guest's places, by session. `readAt` is absent until the backend was asked. */
export type KnownPlaces = { places: ReadonlyMap<string, Reservation>; readAt?: string };

export const placesKey = (eventId: string) => ['places', eventId];

/** What this device kept shows at once, also without a network. */
export const recallPlaces = (whose: Whose): KnownPlaces => ({ places: mergePlaces(new Map(), findKeptPlaces(whose)) });

/** Adds places, in whatever order they came: of two views of one the higher version stays, of the same version the later view (its line moved). */
export const mergePlaces = (
  known: ReadonlyMap<string, Reservation>,
  incoming: readonly Reservation[],
): ReadonlyMap<string, Reservation> => {
  const merged = new Map(known);
  for (const place of incoming) {
    const before = merged.get(place.sessionId);
    if (!before || place.version >= before.version) merged.set(place.sessionId, place);
  }
  return merged;
};

/** Adds what came to what is known, and keeps it on the device. */
export const addPlaces = (client: QueryClient, whose: Whose, incoming: readonly Reservation[]): KnownPlaces => {
  const known = client.getQueryData<KnownPlaces>(placesKey(whose.eventId)) ?? recallPlaces(whose);
  const next = { ...known, places: mergePlaces(known.places, incoming) };
  client.setQueryData(placesKey(whose.eventId), next);
  keepPlaces(whose, [...next.places.values()]);
  return next;
};

/** Places that still stand: seats, calls, and places in line. */
export const standingOf = ({ places }: KnownPlaces): Reservation[] => [...places.values()].filter(({ state }) => isStanding(state));

/** In milliseconds. News come by subscription; this is for what it does not carry, and for when it cannot be made. */
const POLL_MS = { withNews: 5 * 60_000, inLine: 30_000, withoutNews: 30_000 };

/** How often the places are read again unasked; false where nothing of them moves. */
export const pollEveryMs = (known: KnownPlaces | undefined, isLive: boolean): number | false => {
  const standing = known ? standingOf(known) : [];
  if (standing.length === 0) return false;
  if (!isLive) return POLL_MS.withoutNews;
  return standing.some(({ state }) => state === 'WAITLISTED') ? POLL_MS.inLine : POLL_MS.withNews;
};
