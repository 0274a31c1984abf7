'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { formatTime } from '@/components/event/format-time';
import { useWakeLock } from '@/components/ui/use-wake-lock';
import type { LiveState } from '@/lib/data/keep-subscribed';
import { LiveBadge } from './live-badge';
import styles from './wall-frame.module.css';

type Props = {
  title: string;
  /** Beside the title. */
  facts?: ReactNode;
  footer?: ReactNode;
  live: LiveState;
  now: Date;
  timeZone: string;
  onLeave: () => void;
  children: ReactNode;
};

/** A screen on the wall: over the page, dark, never dimming, nothing to touch. Escape leaves it. */
export const WallFrame = ({ title, facts, footer, live, now, timeZone, onLeave, children }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useWakeLock(true);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.wall}
      data-amplify-theme="usher"
      data-color-mode="dark"
      aria-label="Wall screen"
      onCancel={onLeave}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          <bdi>{title}</bdi>
        </h2>
        {facts}
        <span className={styles.live}>
          <LiveBadge live={live} />
        </span>
        <time className={styles.clock}>{formatTime(now.toISOString(), timeZone)}</time>
      </header>
      {children}
      <footer className={styles.foot}>{footer}</footer>
    </dialog>
  );
};
