import type { CSSProperties, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Icon, type IconName } from './icons';
import styles from './message.module.css';

type Props = {
  icon: IconName;
  title: string;
  text?: ReactNode;
  hint?: ReactNode;
  /** What can be touched. */
  actions?: ReactNode;
  /** Beside the words where the screen is wide, below them where it is tall. */
  aside?: ReactNode;
  isBusy?: boolean;
};

/** One message that fills the screen: a sign, a word or two, and what to do. */
export const Message = ({ icon, title, text, hint, actions, aside, isBusy = false }: Props) => (
  <div className={classNames(styles.message, Boolean(aside) && styles.withAside)}>
    <span className={classNames(styles.icon, isBusy && styles.busy)}>
      <Icon name={icon} />
    </span>
    <div className={styles.words}>
      <h1 className={styles.title} dir="auto" style={{ '--longest-word': longestWord(title) } as CSSProperties}>
        {title}
      </h1>
      {text && (
        <p className={styles.text} dir="auto">
          {text}
        </p>
      )}
      {hint && <p className={styles.hint}>{hint}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
    {aside && <div className={styles.aside}>{aside}</div>}
  </div>
);

/** A long name is set smaller rather than broken, as far as it can still be read from two metres. */
const longestWord = (text: string): number => Math.max(...text.split(/\s/).map((word) => word.length));
