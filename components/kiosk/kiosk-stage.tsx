import type { ReactNode } from 'react';
import type { KioskScreen } from '@/lib/domain/kiosk-screen';
import styles from './kiosk-stage.module.css';

type Props = {
  screen: KioskScreen;
  /** Where and what this kiosk is, small. */
  place: ReactNode;
  /** How staff leave. */
  exit: ReactNode;
  now: () => number;
  children: ReactNode;
};

type Tone = 'calm' | 'good' | 'note' | 'bad' | 'off';

const toneOf = (screen: KioskScreen): Tone => {
  switch (screen.tag) {
    case 'waiting':
    case 'reading':
    case 'checking':
      return 'calm';
    case 'admitted':
    case 'printing':
      return 'good';
    case 'alreadyIn':
      return 'note';
    case 'refused':
      return 'bad';
    case 'outOfOrder':
      return 'off';
  }
};

/** The whole screen in the colour of its state, with the time left until it goes back to the start. */
export const KioskStage = ({ screen, place, exit, now, children }: Props) => (
  <main className={styles.stage} data-tone={toneOf(screen)} data-state={screen.tag}>
    <div role="status" aria-live="assertive" aria-atomic="true" className={styles.content}>
      {children}
    </div>
    <footer className={styles.footer}>
      <p className={styles.place}>{place}</p>
      {exit}
    </footer>
    {hasCountdown(screen) && <Countdown key={`${screen.tag} ${screen.until}`} milliseconds={screen.until - now()} />}
  </main>
);

type Ending = Extract<KioskScreen, { tag: 'admitted' | 'alreadyIn' | 'refused' | 'outOfOrder' }>;

const hasCountdown = (screen: KioskScreen): screen is Ending => {
  if (screen.tag === 'admitted') return screen.badge !== 'toPrint';
  return screen.tag === 'alreadyIn' || screen.tag === 'refused' || screen.tag === 'outOfOrder';
};

const Countdown = ({ milliseconds }: { milliseconds: number }) => (
  <span className={styles.countdown} style={{ animationDuration: `${milliseconds}ms` }} aria-hidden="true" />
);
