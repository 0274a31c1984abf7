import type { AgendaSession } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import { agendaSlots } from '@/lib/domain/agenda';
import { formatTime } from '@/components/event/format-time';
import { SessionRow } from './session-row';
import type { Zones } from './session-time';
import styles from './time-list.module.css';

type Props = Zones & {
  eventId: string;
  sessions: readonly AgendaSession[];
  places: ReadonlyMap<string, Reservation> | undefined;
  clashes: ReadonlyMap<string, AgendaSession[]>;
  /** What the list is of, for a screen reader. */
  title: string;
};

/** Sessions in order, those that start together side by side. What is far from the screen is not laid out. */
export const TimeList = ({ eventId, sessions, places, clashes, title, timeZone, ownZone }: Props) => (
  <section className={styles.list} aria-label={title}>
    {agendaSlots(sessions).map(({ startsAt, items }) => (
      <section key={startsAt} className={styles.slot} aria-label={`At ${formatTime(startsAt, timeZone)}`}>
        <h2 className={styles.time}>
          <time dateTime={startsAt}>{formatTime(startsAt, timeZone)}</time>
          {ownZone && <span className={styles.own}>({formatTime(startsAt, ownZone)})</span>}
        </h2>
        <ul role="list" className={styles.sessions}>
          {items.map((session) => (
            <SessionRow
              key={session.id}
              eventId={eventId}
              session={session}
              places={places}
              clashes={clashes}
              timeZone={timeZone}
              ownZone={ownZone}
            />
          ))}
        </ul>
      </section>
    ))}
  </section>
);
