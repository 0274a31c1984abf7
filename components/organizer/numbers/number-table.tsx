import type { ReactNode } from 'react';
import styles from './number-table.module.css';

type Props = {
  caption: string;
  /** The first column is of words, the others of numbers. */
  columns: string[];
  children: ReactNode;
};

/** A table of numbers; on a narrow screen it scrolls by itself, with the keyboard too. */
export const NumberTable = ({ caption, columns, children }: Props) => (
  <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0}>
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  </div>
);
