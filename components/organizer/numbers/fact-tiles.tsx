import type { Fact } from '@/components/ui/fact-list';
import styles from './fact-tiles.module.css';

/** A few numbers that are seen at a glance. */
export const FactTiles = ({ facts }: { facts: Fact[] }) => (
  <dl className={styles.tiles}>
    {facts.map(({ term, detail }) => (
      <div key={term} className={styles.tile}>
        <dt>{term}</dt>
        <dd>{detail}</dd>
      </div>
    ))}
  </dl>
);
