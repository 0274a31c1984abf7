import { useId, type ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './panel.module.css';

type Props = { title?: ReactNode; actions?: ReactNode; tone?: 'plain' | 'danger'; children: ReactNode };

/** A titled surface for things that belong together. */
export const Panel = ({ title, actions, tone = 'plain', children }: Props) => {
  const titleId = useId();
  return (
    <section className={classNames(styles.panel, tone === 'danger' && styles.danger)} aria-labelledby={title ? titleId : undefined}>
      {(title || actions) && (
        <header className={styles.header}>
          {title && (
            <h2 id={titleId} className={classNames('amplify-heading', styles.title)}>
              {title}
            </h2>
          )}
          {actions}
        </header>
      )}
      {children}
    </section>
  );
};
