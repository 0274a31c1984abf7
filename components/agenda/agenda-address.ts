'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';

export const VIEWS = ['time', 'rooms', 'mine'] as const;
export type AgendaView = (typeof VIEWS)[number];

/** What of the agenda stands in the address, so that it can be kept, shared and gone back to. */
export type AgendaAddress = {
  view: AgendaView;
  /** A date at the event, e.g. "2026-11-23". */
  day?: string | undefined;
  /** The room that a phone shows in the view by room. */
  room?: string | undefined;
  track?: string | undefined;
  words: string;
};

/** Reads the address; what it does not understand stands for nothing. */
export const readAgendaAddress = (query: { get: (name: string) => string | null }): AgendaAddress => ({
  view: VIEWS.find((view) => view === query.get('view')) ?? 'time',
  day: query.get('day') || undefined,
  room: query.get('room') || undefined,
  track: query.get('track') || undefined,
  words: query.get('q') ?? '',
});

/** The address as a query, `?…` or empty: only what differs from the plain agenda. */
export const writeAgendaAddress = ({ view, day, room, track, words }: AgendaAddress): string => {
  const query = new URLSearchParams();
  if (view !== 'time') query.set('view', view);
  if (day !== undefined) query.set('day', day);
  if (room !== undefined) query.set('room', room);
  if (track !== undefined) query.set('track', track);
  if (words !== '') query.set('q', words);
  return query.size > 0 ? `?${query}` : '';
};

/** The address of the agenda. Changing it replaces it, so that "back" leaves the agenda. */
export const useAgendaAddress = (): [AgendaAddress, (changes: Partial<AgendaAddress>) => void] => {
  const query = useSearchParams();
  const address = useMemo(() => readAgendaAddress(query), [query]);
  const change = useCallback((changes: Partial<AgendaAddress>) => {
    const next = { ...readAgendaAddress(new URLSearchParams(location.search)), ...changes };
    history.replaceState(null, '', `${location.pathname}${writeAgendaAddress(next)}`);
  }, []);
  return [address, change];
};
