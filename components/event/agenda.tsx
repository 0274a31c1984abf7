'use client';

import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { LoadMore } from '@/components/ui/load-more';
import { Panel } from '@/components/ui/panel';
import { agendaDays } from './agenda-days';
import styles from './agenda.module.css';
import { clocksDiffer, formatTime, ownTimeZone, zoneName } from './format-time';
import { useAgenda } from './use-events';

type Props = { eventId: string; timeZone: string; startsAt: string };

/** What happens when and where, by day. Times are the event's; the reader's own stand beside them when they differ. */
export const Agenda = ({ eventId, timeZone, startsAt }: Props) => {
  const query = useAgenda(eventId);
  const ownZone = ownTimeZone();
  const showsOwn = clocksDiffer(timeZone, ownZone, startsAt);
  return (
    <Panel title="Agenda">
      <p className={styles.zone}>
        Times are {zoneName(timeZone, startsAt)}.{showsOwn && ` Your own time, ${zoneName(ownZone, startsAt)}, stands in brackets.`}
      </p>
      <Loaded query={query}>
        {({ pages }) => {
          const days = agendaDays(
            pages.flatMap(({ items }) => items),
            timeZone,
          );
          if (days.length === 0) return <EmptyState title="The agenda is not out yet">Please look again closer to the event.</EmptyState>;
          return days.map(({ day, sessions }) => (
            <section key={day} className={styles.day}>
              <h3 className={styles.dayTitle}>{day}</h3>
              <ol role="list" className={styles.sessions}>
                {sessions.map((session) => (
                  <li key={session.id} className={styles.session}>
                    <p className={styles.time}>
                      <time dateTime={session.startsAt}>{formatTime(session.startsAt, timeZone)}</time>–
                      {formatTime(session.endsAt, timeZone)}
                      {showsOwn && (
                        <span className={styles.ownTime}>
                          ({formatTime(session.startsAt, ownZone)}–{formatTime(session.endsAt, ownZone)})
                        </span>
                      )}
                    </p>
                    <div className={styles.what}>
                      <h4 className={styles.title}>{session.title}</h4>
                      <p className={styles.where}>
                        {[session.room, session.track, session.speakers.join(', ')].filter(Boolean).join(' · ')}
                      </p>
                      {session.abstract && <p className={styles.abstract}>{session.abstract}</p>}
                    </div>
                  </li>
                ))}
              </ol>
            </section>
          ));
        }}
      </Loaded>
      <LoadMore query={query} label="Show later sessions" />
    </Panel>
  );
};
