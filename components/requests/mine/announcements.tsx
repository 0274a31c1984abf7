'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import styles from './announcements.module.css';
import { newsKey, NEWS_SHOWN_MS } from './known-requests';
import type { RequestNews } from './request-log';
import { newsWords } from './request-words';

type Props = { eventId: string; isHeardOnly: boolean };

/** Reads changes out, and shows them where the guest does not see them anyway. The region is always there, so that it is heard. */
export const Announcements = ({ eventId, isHeardOnly }: Props) => {
  const { data: news = [], dataUpdatedAt } = useQuery<RequestNews[]>({ queryKey: newsKey(eventId), queryFn: skipToken });
  const isShown = useShownFor(NEWS_SHOWN_MS, dataUpdatedAt);
  return (
    <div role="status" className={isHeardOnly ? styles.heard : styles.shown}>
      {isShown &&
        news.map(({ request }) => (
          <p key={`${request.id}.${request.version}`} className={styles.news}>
            {newsWords(request)}
          </p>
        ))}
    </div>
  );
};

/** True for so long (milliseconds) after something changed. */
const useShownFor = (milliseconds: number, changedAt: number): boolean => {
  const [endedFor, setEndedFor] = useState(0);
  useEffect(() => {
    if (changedAt === 0) return;
    const timer = setTimeout(() => setEndedFor(changedAt), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds, changedAt]);
  return changedAt > endedFor;
};
