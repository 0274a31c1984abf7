import styles from './loading.module.css';

type Props = { label?: string; lines?: number };

/** Keeps the place of what is coming. The bars appear after a moment, so that a fast answer does not flicker. */
export const Loading = ({ label = 'Loading…', lines = 3 }: Props) => (
  <div role="status" className={styles.loading}>
    <span className={styles.label}>{label}</span>
    {Array.from({ length: lines }, (_, line) => (
      <span key={line} className={styles.line} aria-hidden="true" />
    ))}
  </div>
);
