'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { listNotices, type NoticeState } from '@/lib/data/notice-log';

/** The delivery log of an event, of one state or of all. */
export const useNoticeLog = (eventId: string, state: NoticeState | undefined) =>
  useInfiniteQuery({
    queryKey: ['organizer', 'notices', eventId, state ?? 'ALL'],
    queryFn: ({ pageParam }) => listNotices(eventId, state, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
  });
