'use client';

import { Button, SelectField } from '@aws-amplify/ui-react';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { LoadMore } from '@/components/ui/load-more';
import type { NoticeState } from '@/lib/data/notice-log';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventWorkPage } from '../event-work-page';
import { useUrlFilter } from '../use-url-filter';
import { NoticeList } from './notice-list';
import { isNoticeState, NOTICE_STATES, STATE_WORDS } from './notice-words';
import styles from './notices-page.module.css';
import { useNoticeLog } from './use-notice-log';

/** What guests and staff were told, and what became of each message. */
export const NoticesPage = ({ eventId }: { eventId: string }) => (
  <EventWorkPage eventId={eventId} title="Delivery log" lead="Every message to guests and staff, newest first, and what became of it.">
    {(event) => <Notices event={event} />}
  </EventWorkPage>
);

const Notices = ({ event }: { event: ManagedEvent }) => {
  const [filter, setFilter] = useUrlFilter('state');
  const state = isNoticeState(filter) ? filter : undefined;
  const query = useNoticeLog(event.id, state);
  return (
    <>
      <div className={styles.filters}>
        <SelectField label="Show" value={state ?? ''} onChange={({ target }) => setFilter(target.value)} className={styles.filter}>
          <option value="">All messages</option>
          {NOTICE_STATES.map((name) => (
            <option key={name} value={name}>
              {STATE_WORDS[name].label}
            </option>
          ))}
        </SelectField>
        <Button onClick={() => void query.refetch()} isLoading={query.isRefetching && !query.isFetchingNextPage} loadingText="Looking…">
          Look for news
        </Button>
      </div>
      {state ? <p className={styles.meaning}>{STATE_WORDS[state].meaning}</p> : <StateMeanings />}
      <Loaded query={query}>
        {({ pages }) => {
          const notices = pages.flatMap(({ items }) => items);
          if (notices.length === 0 && !query.hasNextPage) return <NoNotices state={state} onShowAll={() => setFilter('')} />;
          return (
            <>
              <NoticeList notices={notices} timeZone={event.timeZone} />
              <LoadMore query={query} label="Show earlier messages" />
            </>
          );
        }}
      </Loaded>
    </>
  );
};

const StateMeanings = () => (
  <details className={styles.meanings}>
    <summary>What the states mean</summary>
    <dl>
      {NOTICE_STATES.map((name) => (
        <div key={name}>
          <dt>{STATE_WORDS[name].label}</dt>
          <dd>{STATE_WORDS[name].meaning}</dd>
        </div>
      ))}
    </dl>
  </details>
);

const NoNotices = ({ state, onShowAll }: { state: NoticeState | undefined; onShowAll: () => void }) => {
  if (!state) {
    return <EmptyState title="No messages yet">The first one goes out when somebody registers.</EmptyState>;
  }
  return (
    <EmptyState
      title={`Nothing is listed as “${STATE_WORDS[state].label}”`}
      action={<Button onClick={onShowAll}>Show all messages</Button>}
    >
      {state === 'UNKNOWN' || state === 'FAILED'
        ? 'Good: no message was lost this way.'
        : 'Messages come and go here while the event runs.'}
    </EmptyState>
  );
};
