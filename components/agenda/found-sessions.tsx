import { classNames } from '@/components/ui/class-names';
import { formatDay } from '@/components/event/format-time';
import type { AgendaSession } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import type { AgendaDay } from '@/lib/domain/agenda';
import styles from './found-sessions.module.css';
import { SessionRow } from './session-row';
import type { Zones } from './session-time';

type Props = Zones & {
  eventId: string;
  days: readonly AgendaDay<AgendaSession>[];
  places: ReadonlyMap<string, Reservation> | undefined;
  clashes: ReadonlyMap<string, AgendaSession[]>;
};

/** Sessions of several days, each under its day. */
export const FoundSessions = ({ eventId, days, places, clashes, timeZone, ownZone }: Props) =>
  days.map(({ day, starting }) => (
    <section key={day} className={styles.day} aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className={classNames('amplify-heading', styles.title)}>
        {formatDay(starting[0]?.startsAt ?? '', timeZone)}
      </h2>
      <ul role="list" className={styles.sessions}>
        {starting.map((session) => (
          <SessionRow
            key={session.id}
            className={styles.session}
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
  ));
