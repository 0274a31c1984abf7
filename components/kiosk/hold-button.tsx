'use client';

import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import styles from './hold-button.module.css';

/** In milliseconds: long enough that no passing hand, and no scanner's Enter, opens the set-up. */
const HOLD_MS = 1_200;

/** A button for staff, in a place where guests touch everything: it acts when held down, by finger, mouse or key. */
export const HoldButton = ({ onHeld, children }: { onHeld: () => void; children: ReactNode }) => {
  const [isHeld, setIsHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const act = useEffectEvent(onHeld);
  useEffect(() => {
    if (!isHeld) return;
    timer.current = setTimeout(() => act(), HOLD_MS);
    return () => clearTimeout(timer.current);
  }, [isHeld]);
  const release = () => setIsHeld(false);
  return (
    <button
      type="button"
      className={styles.hold}
      data-held={isHeld}
      style={{ '--hold': `${HOLD_MS}ms` } as React.CSSProperties}
      title="Hold to open the set-up"
      onPointerDown={() => setIsHeld(true)}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && setIsHeld(true)}
      onKeyUp={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </button>
  );
};
