'use client';

import Link from 'next/link';
import { RequireRole } from '@/components/auth/require-role';
import type { SignedIn } from '@/components/auth/session';
import { formatMoment } from '@/components/event/format-time';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { LoadMore } from '@/components/ui/load-more';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';
import styles from './staff-events-page.module.css';
import { useWorkEvents } from './use-work-events';

/** `/staff`: the events this account works at. */
export const StaffEventsPage = () => (
  <RequireRole role="staff">
    {(session) => (
      <Page title="Check-in desk" lead="Choose the event you work at.">
        <WorkEventList session={session} />
      </Page>
    )}
  </RequireRole>
);

const WorkEventList = ({ session }: { session: SignedIn }) => {
  const { events, isPending, error, refetch, more } = useWorkEvents(session, 'STAFF');
  const hasFailed = error !== null && error !== undefined;
  return (
    <>
      {hasFailed && <ErrorNotice error={error} onRetry={refetch} />}
      {isPending && !hasFailed && <Loading label="Looking up your events…" />}
      {!isPending && !hasFailed && events.length === 0 && (
        <EmptyState title="No event yet">An organizer puts you in charge of one by your e-mail address.</EmptyState>
      )}
      <ul role="list" className={styles.events}>
        {events.map(({ id, name, place, startsAt, timeZone }) => (
          <li key={id}>
            <Link href={`/staff/${id}`} className={styles.event}>
              <bdi className={styles.name}>{name}</bdi>
              <span className={styles.facts}>
                {startsAt && timeZone && formatMoment(startsAt, timeZone)}
                {place && <bdi>{place}</bdi>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {session.isOrganizer && <LoadMore query={more} label="More events" />}
    </>
  );
};
