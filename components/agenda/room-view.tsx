'use client';

import type { CSSProperties } from 'react';
import { formatShortDay, formatTime } from '@/components/event/format-time';
import type { AgendaSession } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import { dayOf } from '@/lib/domain/agenda';
import { roomGridOf, type RoomColumn } from '@/lib/domain/room-grid';
import { ChoiceBar } from './choice-bar';
import styles from './room-view.module.css';
import { SessionRow } from './session-row';
import type { Zones } from './session-time';

type Props = Zones & {
  eventId: string;
  /** A date at the event. */
  day: string;
  sessions: readonly AgendaSession[];
  places: ReadonlyMap<string, Reservation> | undefined;
  clashes: ReadonlyMap<string, AgendaSession[]>;
  room: string | undefined;
  onRoom: (room: string) => void;
};

/** Rooms side by side over one axis of time; a phone shows one room at a time. */
export const RoomView = ({ eventId, day, sessions, places, clashes, room, onRoom, timeZone, ownZone }: Props) => {
  const { rows, starts, columns } = roomGridOf(sessions);
  const current = columns.find((column) => column.room === room)?.room ?? columns[0]?.room;
  const lines = linesOf(columns);
  return (
    <>
      <ChoiceBar
        className={styles.tabs}
        label="Room"
        options={columns.map((column) => ({ value: column.room, label: column.room }))}
        current={current}
        onChange={onRoom}
      />
      {/* Scrolls sideways, so a keyboard has to reach it. */}
      <div className={styles.scroller} role="region" aria-label="Rooms side by side" tabIndex={0}>
        <div className={styles.grid} style={{ '--lanes': lines.at(-1) } as CSSProperties}>
          {rows.map(
            (instant, row) =>
              starts.has(instant) && (
                <span key={instant} className={styles.time} style={{ gridRow: row + 2 }}>
                  <time dateTime={instant}>{formatTime(instant, timeZone)}</time>
                  {dayOf(instant, timeZone) !== day && <span className={styles.own}>{formatShortDay(instant, timeZone)}</span>}
                  {ownZone && <span className={styles.own}>({formatTime(instant, ownZone)})</span>}
                </span>
              ),
          )}
          {columns.map((column, index) => (
            <section key={column.room} className={styles.room} aria-label={column.room} data-current={column.room === current}>
              <h2 className={styles.name} style={{ gridColumn: `${(lines[index] ?? 0) + 2} / span ${column.lanes}` }}>
                {column.room}
              </h2>
              <ul role="list" className={styles.sessions}>
                {column.placed.map(({ session, from, to, lane }) => (
                  <SessionRow
                    key={session.id}
                    className={styles.place}
                    style={{ gridColumn: (lines[index] ?? 0) + lane + 2, gridRow: `${from + 2} / ${to + 2}` }}
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
        </div>
      </div>
    </>
  );
};

/** Where each room's columns begin, and after the last room their number. */
const linesOf = (columns: readonly RoomColumn<unknown>[]): number[] =>
  columns.reduce((lines, { lanes }) => [...lines, (lines.at(-1) ?? 0) + lanes], [0]);
