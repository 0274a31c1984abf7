'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getNoticeStats, listNotices, type NoticeFilter } from '@/lib/data/notice-log';

export const REFRESH_SECONDS = 5;

/** More pages than these are not read anew by themselves: who scrolled far down is reading. */
const LIVE_PAGES = 2;

const statsKey = (eventId: string) => ['organizer', 'notice-stats', eventId];
const logKey = (eventId: string, filter: NoticeFilter) => ['organizer', 'notices', eventId, filter];

/** Where the messages of an event are, counted anew while the page is looked at; a page in the background rests. */
export const useNoticeStats = (eventId: string) =>
  useQuery({
    queryKey: statsKey(eventId),
    queryFn: () => getNoticeStats(eventId),
    staleTime: REFRESH_SECONDS * 1000,
    refetchInterval: REFRESH_SECONDS * 1000,
  });

/** The delivery log of an event; its first pages are read anew when the counts have changed. */
export const useNoticeLog = (eventId: string, filter: NoticeFilter, countedAt: string | undefined) => {
  const query = useInfiniteQuery({
    queryKey: logKey(eventId, filter),
    queryFn: ({ pageParam }) => listNotices(eventId, filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
  });
  const { refetch, data } = query;
  const isLive = (data?.pages.length ?? 0) <= LIVE_PAGES;
  const seen = useRef(countedAt);
  useEffect(() => {
    if (seen.current === countedAt) return;
    const isFirst = seen.current === undefined;
    seen.current = countedAt;
    if (!isFirst && isLive) void refetch();
  }, [countedAt, isLive, refetch]);
  return query;
};
