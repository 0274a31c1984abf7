import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './notice.module.css';

type NoticeTone = 'info' | 'success' | 'warning' | 'error';

const SIGNS: Record<NoticeTone, string> = { info: 'i', success: '✓', warning: '!', error: '!' };

type Props = { tone: NoticeTone; title?: ReactNode; action?: ReactNode; children?: ReactNode; className?: string };

/** A message in the page. Errors interrupt a screen reader; the other tones wait for a pause. */
export const Notice = ({ tone, title, action, children, className }: Props) => (
  <div role={tone === 'error' ? 'alert' : 'status'} className={classNames(styles.notice, styles[tone], className)}>
    <span className={styles.sign} aria-hidden="true">
      {SIGNS[tone]}
    </span>
    <div className={styles.text}>
      {title && <p className={styles.title}>{title}</p>}
      {children && <div>{children}</div>}
    </div>
    {action && <div className={styles.action}>{action}</div>}
  </div>
);
