'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { findGuests } from '@/lib/data/guests';
import { MIN_SEARCH_LENGTH } from '@/lib/validation/check-in';

/** In milliseconds: a pause in typing. */
const TYPING_PAUSE_MS = 250;
export const guestsKey = (eventId: string) => ['staff', 'guests', eventId];

/** Guests that match what was typed, once typing has paused. Names are forgotten a minute after they leave the screen. */
export const useGuestSearch = (eventId: string, typed: string) => {
  const query = usePaused(typed.trim());
  const isWanted = query.length >= MIN_SEARCH_LENGTH && typed.trim().length >= MIN_SEARCH_LENGTH;
  const search = useInfiniteQuery({
    queryKey: [...guestsKey(eventId), query],
    queryFn: ({ pageParam }) => findGuests(eventId, query, pageParam),
    enabled: isWanted,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 60_000,
  });
  return {
    search,
    isWanted,
    isSettled: query === typed.trim(),
    guests: isWanted ? (search.data?.pages.flatMap(({ items }) => items) ?? []) : [],
  };
};

const usePaused = (value: string): string => {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
};
