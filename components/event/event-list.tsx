'use client';

import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { LoadMore } from '@/components/ui/load-more';
import type { PublishedEvent } from '@/lib/data/events';
import styles from './event-list.module.css';
import { formatSpan } from './format-time';
import { usePublishedEvents } from './use-events';

/** Published events, soonest first. */
export const EventList = () => {
  const query = usePublishedEvents();
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const events = pages.flatMap(({ items }) => items);
        if (events.length === 0)
          return <EmptyState title="No events right now">Published events appear here. Please look again later.</EmptyState>;
        return (
          <>
            <ul role="list" className={styles.events}>
              {events.map((event) => (
                <EventCard key={event.id} event={event} />
              ))}
            </ul>
            <LoadMore query={query} label="Show more events" />
          </>
        );
      }}
    </Loaded>
  );
};

const EventCard = ({ event }: { event: PublishedEvent }) => (
  <li className={styles.card}>
    <DateLeaf instant={event.startsAt} timeZone={event.timeZone} />
    <div className={styles.words}>
      <h3 className={styles.name}>
        <Link href={`/events/${event.id}`} className={styles.link}>
          {event.name}
        </Link>
      </h3>
      <p>{formatSpan(event.startsAt, event.endsAt, event.timeZone)}</p>
      <p className={styles.place}>{event.place}</p>
    </div>
  </li>
);

/** The date as on a tear-off calendar; the card says it in words too. */
const DateLeaf = ({ instant, timeZone }: { instant: string; timeZone: string }) => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(new Date(instant));
  return (
    <div className={styles.leaf} aria-hidden="true">
      <span className={styles.month}>{part({ month: 'short' })}</span>
      <span className={styles.dayOfMonth}>{part({ day: 'numeric' })}</span>
    </div>
  );
};
