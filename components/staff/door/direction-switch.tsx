import { useId } from 'react';
import type { CheckInDirection } from '@/lib/domain/check-in';
import styles from './direction-switch.module.css';

type Props = { value: CheckInDirection; onChange: (direction: CheckInDirection) => void };

const DIRECTIONS: [CheckInDirection, string][] = [
  ['ENTRY', 'In'],
  ['EXIT', 'Out'],
];

/** Whether guests who are scanned come in or go out. */
export const DirectionSwitch = ({ value, onChange }: Props) => {
  const name = useId();
  return (
    <fieldset className={styles.switch}>
      <legend className={styles.legend}>Guests are going</legend>
      {DIRECTIONS.map(([direction, label]) => (
        <label key={direction} className={styles.option}>
          <input type="radio" name={name} value={direction} checked={value === direction} onChange={() => onChange(direction)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
};
