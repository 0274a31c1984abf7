'use client';

import Link from 'next/link';
import { RequireRole } from '@/components/auth/require-role';
import { formatSpan } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { LoadMore } from '@/components/ui/load-more';
import { Page } from '@/components/ui/page';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventStateTag } from './event-state-tag';
import styles from './organizer-page.module.css';
import { useManagedEvents } from './use-managed-events';

const NewEventLink = () => (
  <ButtonLink href="/organizer/events/new" variation="primary">
    New event
  </ButtonLink>
);

/** All events, in every state. */
export const OrganizerPage = () => (
  <RequireRole role="organizer">
    {() => (
      <Page title="Your events" actions={<NewEventLink />}>
        <ManagedEvents />
      </Page>
    )}
  </RequireRole>
);

const ManagedEvents = () => {
  const query = useManagedEvents();
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const events = pages.flatMap(({ items }) => items);
        if (events.length === 0) {
          return (
            <EmptyState title="No events yet" action={<NewEventLink />}>
              Create one, look at it in peace, then publish it.
            </EmptyState>
          );
        }
        return (
          <>
            <ul role="list" className={styles.events}>
              {events.map((event) => (
                <EventRow key={event.id} event={event} />
              ))}
            </ul>
            <LoadMore query={query} label="Show earlier events" />
          </>
        );
      }}
    </Loaded>
  );
};

const EventRow = ({ event }: { event: ManagedEvent }) => (
  <li className={styles.event}>
    <div className={styles.words}>
      <h2 className={styles.name}>
        <Link href={`/organizer/events/${event.id}`} className={styles.link}>
          {event.name}
        </Link>
      </h2>
      <p>{`${formatSpan(event.startsAt, event.endsAt, event.timeZone)} · ${event.place}`}</p>
    </div>
    <p className={styles.capacity}>{event.capacity === 1 ? '1 place' : `${event.capacity.toLocaleString('en-GB')} places`}</p>
    <EventStateTag state={event.state} />
  </li>
);
