'use client';

import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { publishedEventKey } from '@/components/event/event-keys';
import { useReader } from '@/components/event/use-events';
import { findAgendaSession, getAgenda } from '@/lib/data/agenda';
import { findPublishedEvent, type Reader } from '@/lib/data/events';
import { toAppError } from '@/lib/data/unwrap';
import { findKeptAgenda, keepAgenda, type KeptAgenda } from './kept-agenda';

/** An event with its sessions. `isSaved`: this is what the device kept, because there is no network. */
export type Agenda = KeptAgenda & { isSaved: boolean };

/** In milliseconds. Sessions move seldom; who has a place in one is told at once. */
const FRESH_MS = 60_000;
const RENEWED_EVERY_MS = 5 * 60_000;

export const agendaKey = (eventId: string) => ['agenda', eventId];

/** An event's agenda, null when there is no such event. What this device kept shows until the answer is there, and without a network. */
export const useAgenda = (eventId: string, { enabled = true } = {}) => {
  const reader = useReader();
  const client = useQueryClient();
  return useQuery({
    queryKey: agendaKey(eventId),
    queryFn: () => loadAgenda(client, reader ?? 'visitor', eventId),
    enabled: enabled && reader !== undefined,
    staleTime: ({ state }) => (state.data?.isSaved ? 0 : FRESH_MS),
    refetchInterval: RENEWED_EVERY_MS,
    // Not on the server, nor in the first picture in a browser, which has to be the server's: nobody is known there.
    placeholderData: () => (reader === undefined ? undefined : keptAgenda(eventId, { isSaved: false })),
  });
};

const loadAgenda = async (client: QueryClient, reader: Reader, eventId: string): Promise<Agenda | null> => {
  try {
    const [event, sessions] = await Promise.all([
      client.fetchQuery({
        queryKey: publishedEventKey(eventId),
        queryFn: async () => (await findPublishedEvent(reader, eventId)) ?? null,
        staleTime: RENEWED_EVERY_MS,
      }),
      getAgenda(reader, eventId),
    ]);
    if (!event) return null;
    const agenda = { event, sessions, readAt: new Date().toISOString() };
    keepAgenda(agenda);
    return { ...agenda, isSaved: false };
  } catch (thrown) {
    const saved = keptAgenda(eventId, { isSaved: true });
    if (saved && toAppError(thrown).code === 'NETWORK') return saved;
    throw thrown;
  }
};

const keptAgenda = (eventId: string, { isSaved }: { isSaved: boolean }): Agenda | undefined => {
  const kept = findKeptAgenda(eventId);
  return kept && { ...kept, isSaved };
};

/** What the agenda leaves out of a session, null when there is no such session. */
export const sessionDetailsQuery = (reader: Reader, eventId: string, sessionId: string) =>
  queryOptions({
    queryKey: [...agendaKey(eventId), 'session', sessionId],
    queryFn: async () => (await findAgendaSession(reader, eventId, sessionId)) ?? null,
    staleTime: FRESH_MS,
  });

export const useSessionDetails = (eventId: string, sessionId: string) => {
  const reader = useReader();
  return useQuery({ ...sessionDetailsQuery(reader ?? 'visitor', eventId, sessionId), enabled: reader !== undefined });
};
