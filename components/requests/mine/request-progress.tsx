import { formatTime } from '@/components/event/format-time';
import type { GuestRequest } from '@/lib/data/request-fields';
import styles from './request-progress.module.css';
import { progressOf } from './request-words';

const SPOKEN = { done: 'done', current: 'now', ahead: 'to come' } as const;

/** How far a request is. */
export const RequestProgress = ({ request, timeZone }: { request: GuestRequest; timeZone: string }) => (
  <ol role="list" className={styles.steps}>
    {progressOf(request).map(({ label, at, state }, index) => (
      <li key={index} className={styles.step} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
        <span className={styles.mark} aria-hidden="true">
          {state === 'done' ? '✓' : ''}
        </span>
        <span className={styles.label}>
          {label}
          <span className={styles.spoken}>, {SPOKEN[state]}</span>
        </span>
        {at && <span className={styles.at}>{formatTime(at, timeZone)}</span>}
      </li>
    ))}
  </ol>
);
