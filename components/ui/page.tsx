import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './page.module.css';

type Props = {
  title: ReactNode;
  /** Small line above the title: where this page belongs. */
  overline?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  width?: 'narrow' | 'wide' | 'full' | undefined;
  children: ReactNode;
};

/** A page's heading, its actions and its content, one column. */
export const Page = ({ title, overline, lead, actions, width = 'wide', children }: Props) => (
  <div className={classNames(styles.page, width === 'narrow' && styles.narrow, width === 'full' && styles.full)}>
    <header className={styles.header}>
      <div className={styles.titles}>
        {overline && <p className={styles.overline}>{overline}</p>}
        <h1 className={classNames('amplify-heading', styles.title)}>{title}</h1>
        {lead && <div className={styles.lead}>{lead}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
    {children}
  </div>
);
