import { readKept, writeCopy } from '@/components/requests/kept/kept';
import type { AgendaSession } from '@/lib/data/agenda';
import type { PublishedEvent } from '@/lib/data/events';
import type { Reservation } from '@/lib/data/my-sessions';

/** An agenda as it was read, kept on the device so that it opens without a network. */
export type KeptAgenda = { event: PublishedEvent; sessions: AgendaSession[]; readAt: string };

const AGENDA = 'usher.agenda.';
const PLACES = 'usher.places.';
/** Agendas on one device: a big one takes 200 kB of the 5 MB that a site has. */
const KEPT_AGENDAS = 3;

export const keepAgenda = (agenda: KeptAgenda): void => {
  const others = Object.keys(localStorage).filter((name) => name.startsWith(AGENDA) && name !== AGENDA + agenda.event.id);
  const oldestFirst = others
    .map((name) => ({ name, readAt: readKept<KeptAgenda>(name)?.readAt ?? '' }))
    .sort((one, other) => one.readAt.localeCompare(other.readAt));
  for (const { name } of oldestFirst.slice(0, Math.max(0, others.length - KEPT_AGENDAS + 1))) localStorage.removeItem(name);
  writeCopy(AGENDA + agenda.event.id, agenda);
};

export const findKeptAgenda = (eventId: string): KeptAgenda | undefined => readKept(AGENDA + eventId);

/** Whose places at which event. */
export type Whose = { sub: string; eventId: string };

const placesName = ({ sub, eventId }: Whose): string => `${PLACES}${sub}.${eventId}`;

export const keepPlaces = (whose: Whose, places: readonly Reservation[]): void => writeCopy(placesName(whose), places);

export const findKeptPlaces = (whose: Whose): Reservation[] => readKept(placesName(whose)) ?? [];

/** Called on signing out: the next person on this device sees nobody's schedule. */
export const forgetKeptPlaces = (): void => {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PLACES)) localStorage.removeItem(name);
};
