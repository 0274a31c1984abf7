'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { signInHref } from '@/components/auth/return-path';
import { useSession } from '@/components/auth/use-session';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { toAppError } from '@/lib/data/unwrap';
import { agendaDays, nextOf } from '@/lib/domain/agenda';
import { ScheduleDownload } from './calendar/schedule-download';
import { countdownWords } from './countdown';
import { FoundSessions } from './found-sessions';
import styles from './my-schedule.module.css';
import { ownClashes, ownSessions } from './own-sessions';
import { useGuest, useMyPlaces } from './places/use-my-places';
import { sessionHref } from './session-facts';
import { SessionTime } from './session-time';
import type { Agenda } from './use-agenda';
import { zonesOf } from './zones';

/** The guest's seats and places in line: what comes next, and what cannot both be. */
export const MySchedule = ({ agenda, now }: { agenda: Agenda; now: Date }) => {
  const { event, sessions } = agenda;
  const { status } = useSession();
  const pathname = usePathname();
  const { guest, isKnown } = useGuest(event.id);
  const { known, error } = useMyPlaces(guest);
  if (status === 'visitor') {
    return (
      <EmptyState
        title="Your schedule is yours"
        action={
          <ButtonLink href={signInHref(`${pathname}?view=mine`)} variation="primary">
            Sign in
          </ButtonLink>
        }
      >
        Sign in to see the sessions in which you have a seat.
      </EmptyState>
    );
  }
  if (!isKnown) return <Loading label="Loading your schedule…" />;
  if (!guest) {
    return (
      <EmptyState
        title="You are not registered for this event"
        action={<ButtonLink href={`/events/${event.id}`}>See the event</ButtonLink>}
      >
        With a ticket you can take seats in its sessions.
      </EmptyState>
    );
  }
  const own = ownSessions(sessions, known?.places);
  const failure = error && toAppError(error).code !== 'NETWORK' ? <ErrorNotice error={error} /> : null;
  if (own.length === 0 && known?.readAt === undefined && !error) return <Loading label="Loading your schedule…" />;
  if (own.length === 0) {
    return (
      failure ?? (
        <EmptyState title="You have no seats yet">Open a session of the agenda and reserve one: it then stands here, in order.</EmptyState>
      )
    );
  }
  const clashes = ownClashes(sessions, known?.places);
  const next = nextOf(
    own.map(({ session }) => session),
    now,
  );
  const zones = zonesOf(event);
  return (
    <div className={styles.schedule}>
      {failure}
      {next && (
        <section className={styles.next} aria-label="What is next">
          <p className={styles.when}>
            {Date.parse(next.startsAt) <= now.getTime() ? 'Now' : `Next, ${countdownWords(Date.parse(next.startsAt) - now.getTime())}`}
          </p>
          <p className={styles.what}>
            <Link href={sessionHref(event.id, next.id)}>{next.title}</Link>
          </p>
          <p>
            <SessionTime {...next} {...zones} withDay /> · {next.room}
          </p>
        </section>
      )}
      {clashes.size > 0 && (
        <Notice tone="warning" title="Some of your sessions are at the same time">
          You can be in one of them only. Please give the other places back: somebody waits for them.
        </Notice>
      )}
      <FoundSessions
        eventId={event.id}
        days={agendaDays(
          own.map(({ session }) => session),
          event.timeZone,
        )}
        places={known?.places}
        clashes={clashes}
        timeZone={zones.timeZone}
        ownZone={zones.ownZone}
      />
      <ScheduleDownload event={event} own={own} />
    </div>
  );
};
