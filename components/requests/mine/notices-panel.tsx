'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Loaded } from '@/components/ui/loaded';
import { LoadMore } from '@/components/ui/load-more';
import { Loading } from '@/components/ui/loading';
import { Panel } from '@/components/ui/panel';
import { listMyNotices } from '@/lib/data/my-notices';
import { noticesKey } from './known-requests';
import styles from './notices-panel.module.css';
import { agoOf } from './request-words';

const useMyNotices = (eventId: string) =>
  useInfiniteQuery({
    queryKey: noticesKey(eventId),
    queryFn: ({ pageParam }) => listMyNotices(eventId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
  });

/** What the guest was told about this event. Absent until there is something. */
export const NoticesPanel = ({ eventId, now }: { eventId: string; now: Date }) => {
  const query = useMyNotices(eventId);
  const notices = query.data?.pages.flatMap(({ items }) => items);
  if (notices?.length === 0) return null;
  return (
    <Panel title="Messages">
      <Loaded query={query} loading={<Loading label="Loading your messages…" lines={1} />}>
        {() => (
          <ol role="list" className={styles.notices}>
            {notices?.map(({ id, text, createdAt }) => (
              <li key={id}>
                <p>{text}</p>
                <p className={styles.at}>{agoOf(createdAt, now)}</p>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      <LoadMore query={query} label="Show earlier messages" />
    </Panel>
  );
};
