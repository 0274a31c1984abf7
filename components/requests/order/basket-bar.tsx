'use client';

import { formatCents } from '@/lib/domain/money';
import styles from './basket-bar.module.css';

type Props = { count: number; totalCents: number; currency: string; needsAttention: boolean; onOpen: () => void };

/** The basket, always within the thumb's reach. */
export const BasketBar = ({ count, totalCents, currency, needsAttention, onOpen }: Props) => (
  <div className={styles.bar}>
    <button type="button" className={styles.open} onClick={onOpen} aria-haspopup="dialog">
      <span className={styles.count}>{count}</span>
      <span className={styles.label}>{needsAttention ? 'Look at the basket' : 'View basket'}</span>
      <span className={styles.total}>{totalCents === 0 ? 'Free' : formatCents(totalCents, currency)}</span>
    </button>
  </div>
);
