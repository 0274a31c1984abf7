import type { LiveState } from '@/lib/data/keep-subscribed';
import styles from './live-badge.module.css';

const LABELS: Record<LiveState, string> = { connecting: 'Connecting…', live: 'Live', interrupted: 'Interrupted, trying again' };

/** Whether what one sees is up to date. */
export const LiveBadge = ({ live }: { live: LiveState }) => (
  <span role="status" className={styles.live} data-live={live}>
    {LABELS[live]}
  </span>
);
