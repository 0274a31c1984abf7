'use client';

import { useEffect, useRef } from 'react';
import type { GuestRequest } from '@/lib/data/request-fields';
import { newlyOpen } from './board-columns';
import { playSoundFor } from './board-sounds';

type News = { requests: readonly GuestRequest[]; isRead: boolean; me: string; hasSound: boolean };

/** Sounds once for what came to be open since the last look, not for what was open when the board was opened. */
export const useNews = ({ requests, isRead, me, hasSound }: News): void => {
  const before = useRef<readonly GuestRequest[] | null>(null);
  useEffect(() => {
    if (!isRead) return;
    const news = before.current ? newlyOpen(before.current, requests, me) : [];
    before.current = requests;
    if (!hasSound || news.length === 0) return;
    playSoundFor(news.some(({ urgency }) => urgency === 'URGENT') ? 'help' : 'request');
  }, [requests, isRead, me, hasSound]);
};
