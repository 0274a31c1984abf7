'use client';

import { formatTime } from '@/components/event/format-time';
import type { LiveState } from '@/lib/data/keep-subscribed';
import type { SessionStatus } from '@/lib/data/session-board';
import { WallFrame } from '../wall-frame';
import { OccupancyBar } from './occupancy-bar';
import type { SessionPhase } from './session-phase';
import styles from './session-wall.module.css';
import { countOf } from './session-words';
import { wallWords } from './wall-words';

type Props = { status: SessionStatus; phase: SessionPhase; live: LiveState; now: Date; timeZone: string; onLeave: () => void };

/** One session for the wall beside its door: who is called, until when to come, how full the room is. Read from ten metres. */
export const SessionWall = ({ status, phase, live, now, timeZone, onLeave }: Props) => {
  const { title, room, startsAt, inside, capacity } = status;
  const { call, detail } = wallWords(status, phase, timeZone);
  return (
    <WallFrame title={room} live={live} now={now} timeZone={timeZone} onLeave={onLeave}>
      <div className={styles.wall}>
        <p className={styles.title}>
          <time>{formatTime(startsAt, timeZone)}</time> <bdi>{title}</bdi>
        </p>
        <p
          className={styles.call}
          data-phase={phase}
          data-called={(phase === 'CALLING' && status.waves > 0) || undefined}
          aria-live="polite"
        >
          {call}
          {detail && <span className={styles.detail}>{detail}</span>}
        </p>
        <div className={styles.room}>
          <p className={styles.inside}>
            <strong>{countOf(inside)}</strong>
            {capacity !== undefined && <> of {countOf(capacity)}</>} in the room
          </p>
          <OccupancyBar label="In the room" count={inside} capacity={capacity} />
        </div>
      </div>
    </WallFrame>
  );
};
