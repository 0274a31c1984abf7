'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { formatTime } from '@/components/event/format-time';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Tag } from '@/components/ui/tag';
import type { AgendaSession } from '@/lib/data/agenda';
import type { SessionStatus } from '@/lib/data/session-board';
import { OccupancyBar } from './occupancy-bar';
import { phaseOf, plainPhaseOf } from './session-phase';
import styles from './session-row.module.css';
import { countOf, nextWaveWords, PHASES } from './session-words';
import { useInView } from './use-in-view';
import { useSessionStatus } from './use-session-status';

type Props = { eventId: string; session: AgendaSession; now: Date; timeZone: string };

/** One session: when and where, how it stands, how full it is. Its numbers are read while it is in sight. */
export const SessionRow = ({ eventId, session, now, timeZone }: Props) => {
  const row = useRef<HTMLLIElement>(null);
  const isInView = useInView(row);
  const status = useSessionStatus(eventId, session.id, { enabled: isInView });
  const phase = status.data ? phaseOf(status.data, now) : plainPhaseOf(session, now);
  return (
    <li ref={row} className={styles.row} data-phase={phase}>
      <p className={styles.time}>
        <time dateTime={session.startsAt}>{formatTime(session.startsAt, timeZone)}</time>
        <span className={styles.until}>to {formatTime(session.endsAt, timeZone)}</span>
      </p>
      <div className={styles.what}>
        <p className={styles.title}>
          <Link href={`/staff/${eventId}/sessions/${session.id}`}>
            <bdi>{session.title}</bdi>
          </Link>
        </p>
        <p className={styles.where}>
          <bdi>{session.room}</bdi>
          {phase && <Tag tone={PHASES[phase].tone}>{PHASES[phase].label}</Tag>}
        </p>
      </div>
      {status.data ? (
        <Numbers status={status.data} now={now} timeZone={timeZone} />
      ) : (
        <div className={styles.numbers}>
          {status.error ? <ErrorNotice error={status.error} onRetry={() => void status.refetch()} isRetrying={status.isFetching} /> : null}
        </div>
      )}
    </li>
  );
};

const Numbers = ({ status, now, timeZone }: { status: SessionStatus; now: Date; timeZone: string }) => {
  const phase = phaseOf(status, now);
  const { capacity, taken, called, inside, waitlisted, reservationOpensAt } = status;
  const isReserved = reservationOpensAt !== undefined;
  return (
    <dl className={styles.numbers}>
      <Number term="Seats taken" bar={<OccupancyBar label="Seats taken" count={taken} capacity={isReserved ? capacity : undefined} />}>
        {isReserved ? ofCapacity(taken, capacity) : '–'}
        {waitlisted > 0 && <span className={styles.line}>+ {countOf(waitlisted)} in line</span>}
      </Number>
      <Number term="Told to queue">{isReserved ? countOf(called) : '–'}</Number>
      <Number term="In the room" bar={<OccupancyBar label="In the room" count={inside} capacity={capacity} />}>
        {ofCapacity(inside, capacity)}
      </Number>
      <Number term="Next wave">{nextWaveWords(status, phase, now, timeZone)}</Number>
    </dl>
  );
};

const Number = ({ term, bar, children }: { term: string; bar?: React.ReactNode; children: React.ReactNode }) => (
  <div className={styles.number}>
    <dt>{term}</dt>
    <dd>{children}</dd>
    {bar && <dd className={styles.bar}>{bar}</dd>}
  </div>
);

const ofCapacity = (count: number, capacity: number | undefined): string =>
  capacity === undefined ? countOf(count) : `${countOf(count)} of ${countOf(capacity)}`;
