import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type Props = { title: string; action?: ReactNode; children?: ReactNode };

/** Says that there is nothing here yet, why, and what to do. */
export const EmptyState = ({ title, action, children }: Props) => (
  <div className={styles.empty}>
    <p className={styles.title}>{title}</p>
    {children && <div className={styles.text}>{children}</div>}
    {action && <div className={styles.action}>{action}</div>}
  </div>
);
