'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createBoardFeed, type BoardFeed, type BoardView } from './board-feed';

/** The live requests of an event, or of one area of it. They are compared with the server when the device comes back. */
export const useRequestBoard = (eventId: string, area: string | undefined): { feed: BoardFeed; view: BoardView } => {
  const feed = useMemo(() => createBoardFeed({ eventId, area }), [eventId, area]);
  const view = useSyncExternalStore(feed.onChange, feed.view, feed.view);
  useEffect(() => {
    const comeBack = () => {
      if (document.visibilityState === 'visible') void feed.refresh();
    };
    window.addEventListener('online', comeBack);
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      window.removeEventListener('online', comeBack);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [feed]);
  return { feed, view };
};
