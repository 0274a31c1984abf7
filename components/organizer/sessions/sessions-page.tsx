'use client';

import { SearchField } from '@aws-amplify/ui-react';
import { ButtonLink } from '@/components/ui/button-link';
import { CheckField } from '@/components/ui/check-field';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { zoneName } from '@/components/event/format-time';
import type { ManagedSession } from '@/lib/data/manage-sessions';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventWorkPage } from '../event-work-page';
import { useUrlFilter } from '../use-url-filter';
import { groupSessions } from './session-groups';
import { SessionRow } from './session-row';
import styles from './sessions-page.module.css';
import { useManagedSessions } from './use-sessions';

const NewSessionLink = ({ eventId }: { eventId: string }) => (
  <ButtonLink href={`/organizer/events/${eventId}/sessions/new`} variation="primary">
    New session
  </ButtonLink>
);

/** The agenda as its organizers keep it: every session by day, cancelled ones on demand. */
export const SessionsPage = ({ eventId }: { eventId: string }) => (
  <EventWorkPage
    eventId={eventId}
    title="Sessions"
    lead="What is on, where and when, and how its seats are had."
    actions={<NewSessionLink eventId={eventId} />}
  >
    {(event) => <Sessions event={event} />}
  </EventWorkPage>
);

const Sessions = ({ event }: { event: ManagedEvent }) => (
  <Loaded query={useManagedSessions(event.id)}>
    {(sessions) =>
      sessions.length === 0 ? (
        <EmptyState title="No sessions yet" action={<NewSessionLink eventId={event.id} />}>
          Add talks, workshops and whatever else has a room and a time. Guests find them on the agenda once the event is published.
        </EmptyState>
      ) : (
        <SessionList event={event} sessions={sessions} />
      )
    }
  </Loaded>
);

const SessionList = ({ event, sessions }: { event: ManagedEvent; sessions: ManagedSession[] }) => {
  const [search, setSearch] = useUrlFilter('q');
  const [cancelled, setCancelled] = useUrlFilter('cancelled');
  const withCancelled = cancelled === '1';
  const days = groupSessions(sessions, { search, withCancelled, timeZone: event.timeZone });
  const cancelledCount = sessions.filter(({ state }) => state === 'CANCELLED').length;
  return (
    <>
      <div className={styles.filters}>
        <SearchField
          label="Find a session"
          placeholder="Find a session, speaker or room"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          onClear={() => setSearch('')}
          hasSearchButton={false}
          className={styles.search}
        />
        <CheckField
          label={`Show cancelled sessions (${cancelledCount})`}
          checked={withCancelled}
          onChange={({ target }) => setCancelled(target.checked ? '1' : '')}
        />
      </div>
      <p className={styles.zone}>{`Times are ${zoneName(event.timeZone, event.startsAt)}.`}</p>
      {days.length === 0 && (
        <EmptyState title="Nothing found">
          {search === '' ? 'Every session is cancelled. Show the cancelled ones to take that back.' : `No session fits “${search}”.`}
        </EmptyState>
      )}
      {days.map(({ day, sessions: ofDay }) => (
        <section key={day} aria-label={day} className={styles.day}>
          <h2 className={styles.dayName}>{day}</h2>
          <ul role="list">
            {ofDay.map((session) => (
              <SessionRow key={session.id} session={session} timeZone={event.timeZone} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};
