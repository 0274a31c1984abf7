import { COLUMNS, type ColumnName, type Columns } from './board-columns';
import styles from './column-tabs.module.css';

const LABELS: Record<ColumnName, string> = { open: 'Open', claimed: 'Claimed', done: 'Done' };

type Props = { columns: Columns; current: ColumnName; onChange: (column: ColumnName) => void };

/** Which column a phone shows. Wider screens show all of them. */
export const ColumnTabs = ({ columns, current, onChange }: Props) => (
  <div className={styles.tabs} role="group" aria-label="Column">
    {COLUMNS.map((name) => (
      <button key={name} type="button" aria-pressed={name === current} onClick={() => onChange(name)}>
        {LABELS[name]} <span className={styles.count}>{columns[name].length}</span>
      </button>
    ))}
  </div>
);
