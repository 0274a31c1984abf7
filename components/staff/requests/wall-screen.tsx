'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { LiveState } from '@/lib/data/keep-subscribed';
import type { GuestRequest } from '@/lib/data/request-fields';
import type { ServiceArea } from '@/lib/domain/service-area';
import { WallFrame } from '../wall-frame';
import { AgeIcon, CategoryIcon, PinIcon } from './board-icons';
import { ageOf, type Age } from './request-age';
import { wallGrid, wallOrder } from './wall-grid';
import styles from './wall-screen.module.css';

type Props = {
  /** Open and claimed ones. */
  requests: GuestRequest[];
  areaName: string;
  areaOf: (id: string) => ServiceArea;
  hasAreas: boolean;
  live: LiveState;
  now: Date;
  timeZone: string;
  onLeave: () => void;
};

type Size = { width: number; height: number; rem: number };

/** For a screen on the wall: nothing to touch, the most pressing requests as large as they go. Escape leaves it. */
export const WallScreen = ({ requests, areaName, areaOf, hasAreas, live, now, timeZone, onLeave }: Props) => {
  const [size, setSize] = useState<Size | null>(null);
  const waiting = wallOrder(requests.map((request) => ({ request, ...ageOf(request, areaOf(request.area).targetMinutes, now) })));
  const grid = size ? wallGrid(waiting.length, size) : { columns: 1, rows: 1 };
  const shown = size ? waiting.slice(0, grid.columns * grid.rows) : [];
  const late = waiting.filter(({ level }) => level === 'late').length;
  return (
    <WallFrame
      title={areaName}
      facts={
        <>
          <Count label="Open" count={requests.filter(({ state }) => state === 'OPEN').length} />
          <Count label="Claimed" count={requests.filter(({ state }) => state === 'CLAIMED').length} />
          <Count label="Late" count={late} isAlarm={late > 0} />
        </>
      }
      footer={waiting.length > shown.length && `and ${waiting.length - shown.length} more`}
      live={live}
      now={now}
      timeZone={timeZone}
      onLeave={onLeave}
    >
      <Area onSize={setSize}>
        {waiting.length === 0 && <p className={styles.quiet}>Nobody is waiting.</p>}
        <ol
          role="list"
          className={styles.cards}
          style={{
            gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))`,
            gridTemplateRows: `repeat(${grid.rows}, minmax(0, 1fr))`,
          }}
        >
          {shown.map(({ request, level, text }) => (
            <WallCard
              key={request.id}
              request={request}
              age={{ level, text }}
              areaName={hasAreas ? areaOf(request.area).name : undefined}
            />
          ))}
        </ol>
      </Area>
    </WallFrame>
  );
};

/** Tells how much room there is. */
const Area = ({ onSize, children }: { onSize: (size: Size) => void; children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      onSize({ width, height, rem: parseFloat(getComputedStyle(document.documentElement).fontSize) });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [onSize]);
  return (
    <div ref={box} className={styles.area}>
      {children}
    </div>
  );
};

const Count = ({ label, count, isAlarm = false }: { label: string; count: number; isAlarm?: boolean }) => (
  <span className={styles.count} data-alarm={isAlarm || undefined}>
    <strong>{count}</strong> {label}
  </span>
);

const WallCard = ({ request, age, areaName }: { request: GuestRequest; age: Age; areaName: string | undefined }) => {
  const { lines, note, location, guestName, urgency, state, claimedByName } = request;
  return (
    <li className={styles.slot}>
      <article className={styles.card} data-level={age.level} data-urgent={urgency === 'URGENT' || undefined}>
        <p className={styles.age}>
          <AgeIcon level={age.level} /> {age.text}
          {areaName !== undefined && <bdi className={styles.areaName}>{areaName}</bdi>}
        </p>
        <p className={styles.what}>
          {urgency === 'URGENT' && (
            <>
              <CategoryIcon category="ASSISTANCE" />{' '}
            </>
          )}
          {lines.length > 0 ? lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ') : (note ?? 'Needs help')}
        </p>
        <p className={styles.where}>
          {location !== undefined && (
            <>
              <PinIcon /> <bdi>{location}</bdi>{' '}
            </>
          )}
          <bdi className={styles.who}>{guestName}</bdi>
        </p>
        <p className={styles.state}>
          {state === 'CLAIMED' ? (
            <>
              Claimed by <bdi>{claimedByName}</bdi>
            </>
          ) : (
            'Open'
          )}
        </p>
      </article>
    </li>
  );
};
