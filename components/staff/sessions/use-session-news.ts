'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keepSubscribed, type LiveState } from '@/lib/data/keep-subscribed';
import { watchSessionNews } from '@/lib/data/session-board';
import { oncePer } from './once-per';
import { agendaKey } from './use-staff-agenda';
import { sessionsKey, statusKey } from './use-session-status';

/** In milliseconds: a wave of hundreds is hundreds of news, and one look tells them all. */
const LOOK_EVERY_MS = 1_000;

/** Has what the screens know of the event's sessions, or of one of them, read again whenever it changes, or may have. */
export const useSessionNews = (eventId: string, sessionId?: string): LiveState => {
  const client = useQueryClient();
  const [live, setLive] = useState<LiveState>('connecting');
  useEffect(() => {
    const looks = oncePer(LOOK_EVERY_MS, (id) => void client.invalidateQueries({ queryKey: statusKey(eventId, id) }));
    const agenda = oncePer(LOOK_EVERY_MS, () => void client.invalidateQueries({ queryKey: agendaKey(eventId) }));
    const lookAtAll = () => {
      void client.invalidateQueries({ queryKey: sessionId === undefined ? sessionsKey(eventId) : statusKey(eventId, sessionId) });
      void client.invalidateQueries({ queryKey: agendaKey(eventId) });
    };
    const stop = keepSubscribed(
      (onEnd) =>
        watchSessionNews(
          { eventId, sessionId },
          {
            onNews: (news) => {
              looks.ask(news.sessionId);
              if (news.kind === 'SESSION_CHANGED') agenda.ask(eventId);
            },
            onEnd,
          },
        ),
      { onStale: lookAtAll, onLive: setLive },
    );
    const onVisible = () => document.visibilityState === 'visible' && lookAtAll();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      stop();
      looks.stop();
      agenda.stop();
    };
  }, [client, eventId, sessionId]);
  return live;
};
