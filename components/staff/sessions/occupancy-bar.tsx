import styles from './occupancy-bar.module.css';

type Props = {
  /** e.g. "In the room". */
  label: string;
  count: number;
  /** Absent: nothing to measure against, no bar. */
  capacity: number | undefined;
};

/** How full something is. The number beside it says the same. */
export const OccupancyBar = ({ label, count, capacity }: Props) => {
  if (capacity === undefined) return null;
  const part = capacity === 0 ? 1 : count / capacity;
  return (
    <div
      className={styles.bar}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={capacity}
      aria-valuenow={Math.min(count, capacity)}
      aria-valuetext={`${count} of ${capacity}`}
      data-level={part >= 1 ? 'full' : part >= 0.75 ? 'filling' : 'open'}
    >
      <span className={styles.fill} style={{ inlineSize: `${Math.min(1, part) * 100}%` }} />
    </div>
  );
};
