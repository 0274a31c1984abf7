'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '@/components/auth/use-session';
import { useMyRegistration } from '@/components/registration/use-registrations';
import { findSavedTicket } from '@/components/ticket/saved-ticket';
import { listMyReservations, releaseSeat, reserveSeat, type Reservation } from '@/lib/data/my-sessions';
import { agendaKey } from '../use-agenda';
import type { Whose } from '../kept-agenda';
import { addPlaces, placesKey, pollEveryMs, recallPlaces, type KnownPlaces } from './known-places';
import { useLiveState } from './live-state';

/** The reader as a guest of an event; undefined for visitors and whoever has no ticket for it. `isKnown` once that is certain. */
export const useGuest = (eventId: string): { guest: (Whose & { guestId: string }) | undefined; isKnown: boolean } => {
  const session = useSession();
  const { data, error, isEnabled, isPending } = useMyRegistration(eventId);
  if (session.status !== 'signedIn') return { guest: undefined, isKnown: session.status === 'visitor' };
  // Without a network the saved ticket says who the guest is.
  const registration = data ?? (error ? findSavedTicket(session.sub, eventId)?.registration : undefined);
  if (registration?.state !== 'REGISTERED') return { guest: undefined, isKnown: !isEnabled || !isPending };
  return { guest: { sub: session.sub, eventId, guestId: registration.guestId }, isKnown: true };
};

/** A guest's places at an event: what this device kept at once, then what the backend says. Kept up by `useLivePlaces`. */
export const useMyPlaces = (whose: Whose | undefined): { known: KnownPlaces | undefined; error: unknown } => {
  const client = useQueryClient();
  const live = useLiveState();
  const { data, error } = useQuery({
    queryKey: placesKey(whose?.eventId ?? ''),
    queryFn: async (): Promise<KnownPlaces> => {
      if (!whose) throw new Error('Only a guest has places.');
      const { places } = addPlaces(client, whose, await listMyReservations(whose.eventId));
      return { places, readAt: new Date().toISOString() };
    },
    ...(whose && { initialData: () => recallPlaces(whose), initialDataUpdatedAt: 0 }),
    enabled: whose !== undefined,
    refetchInterval: ({ state }) => pollEveryMs(state.data, live === 'live'),
  });
  return { known: whose && data, error };
};

/** Takes a seat or joins the line. Whether there is one only the server knows, so nothing is shown before its answer. */
export const useReserveSeat = (whose: Whose) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => reserveSeat(whose.eventId, sessionId),
    onSuccess: (place) => addPlaces(client, whose, [place]),
    // It was moved, cancelled or filled, or clashes with a place of another device.
    onError: () => Promise.all([agendaKey, placesKey].map((key) => client.invalidateQueries({ queryKey: key(whose.eventId) }))),
  });
};

/** Gives a place back. It looks given back at once; where the server refuses, it looks again as it was. */
export const useReleaseSeat = (whose: Whose) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sessionId }: Reservation) => releaseSeat(whose.eventId, sessionId),
    onMutate: async (place) => {
      await client.cancelQueries({ queryKey: placesKey(whose.eventId) });
      addPlaces(client, whose, [{ ...place, state: 'RELEASED' }]);
    },
    onSuccess: (place) => addPlaces(client, whose, [place]),
    onError: (_error, place) => {
      addPlaces(client, whose, [place]);
      return client.invalidateQueries({ queryKey: placesKey(whose.eventId) });
    },
  });
};
