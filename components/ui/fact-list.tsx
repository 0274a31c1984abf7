import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

export type Fact = { term: string; detail: ReactNode };

/** Names and values, side by side where there is room. */
export const FactList = ({ facts }: { facts: Fact[] }) => (
  <dl className={styles.facts}>
    {facts.map(({ term, detail }) => (
      <div key={term} className={styles.fact}>
        <dt>{term}</dt>
        <dd>{detail}</dd>
      </div>
    ))}
  </dl>
);
