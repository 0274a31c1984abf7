'use client';

import { useQueries } from '@tanstack/react-query';
import { formatTime } from '@/components/event/format-time';
import type { AgendaSession } from '@/lib/data/agenda';
import type { LiveState } from '@/lib/data/keep-subscribed';
import type { SessionStatus } from '@/lib/data/session-board';
import type { WorkEvent } from '../use-work-events';
import { WallFrame } from '../wall-frame';
import { OccupancyBar } from './occupancy-bar';
import { phaseOf } from './session-phase';
import { countOf } from './session-words';
import { statusQuery } from './use-session-status';
import styles from './wall-board.module.css';
import { soonestOf } from './wall-sessions';
import { wallWords } from './wall-words';

type Props = { event: WorkEvent; sessions: AgendaSession[]; live: LiveState; now: Date; timeZone: string; onLeave: () => void };

/** The sessions that begin soonest, for a wall in the hall: who is called where, and until when to come. */
export const WallBoard = ({ event, sessions, live, now, timeZone, onLeave }: Props) => {
  const soonest = soonestOf(sessions, now);
  const statuses = useQueries({ queries: soonest.map(({ id }) => statusQuery(event.id, id)) });
  const shown = statuses.flatMap(({ data }) => (data ? [data] : []));
  return (
    <WallFrame title={event.name || 'Sessions'} live={live} now={now} timeZone={timeZone} onLeave={onLeave}>
      {soonest.length === 0 ? (
        <p className={styles.quiet}>No more sessions.</p>
      ) : (
        <ol role="list" className={styles.rows}>
          {shown.map((status) => (
            <WallRow key={status.sessionId} status={status} now={now} timeZone={timeZone} />
          ))}
        </ol>
      )}
    </WallFrame>
  );
};

const WallRow = ({ status, now, timeZone }: { status: SessionStatus; now: Date; timeZone: string }) => {
  const phase = phaseOf(status, now);
  const { call, detail } = wallWords(status, phase, timeZone);
  const { startsAt, title, room, inside, capacity } = status;
  return (
    <li className={styles.row} data-phase={phase}>
      <time className={styles.time}>{formatTime(startsAt, timeZone)}</time>
      <div className={styles.what}>
        <p className={styles.title}>
          <bdi>{title}</bdi>
        </p>
        <p className={styles.where}>
          <bdi>{room}</bdi>
        </p>
      </div>
      <div className={styles.call}>
        <p className={styles.words}>{call}</p>
        <p className={styles.where}>{detail}</p>
      </div>
      <div className={styles.inside}>
        <p>{capacity === undefined ? countOf(inside) : `${countOf(inside)} of ${countOf(capacity)}`}</p>
        <OccupancyBar label={`In ${room}`} count={inside} capacity={capacity} />
      </div>
    </li>
  );
};
