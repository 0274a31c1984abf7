import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './tag.module.css';

type Props = { tone?: 'neutral' | 'lamp' | 'success' | 'warning' | 'error'; children: ReactNode };

/** A short state. Its words carry the meaning; its colour only repeats it. */
export const Tag = ({ tone = 'neutral', children }: Props) => <span className={classNames(styles.tag, styles[tone])}>{children}</span>;
