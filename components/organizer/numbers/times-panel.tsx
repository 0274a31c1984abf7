import { classNames } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';
import { NumberTable } from './number-table';
import { durationWords } from './number-words';
import type { AreaRow } from './request-totals';
import styles from './times-panel.module.css';

/** How long guests wait, against what each area means to reach. */
export const TimesPanel = ({ rows }: { rows: AreaRow[] }) => (
  <Panel title="How long it takes">
    <p className={styles.explained}>
      From the request on. Half of the requests are faster than the median; 95 of 100 are faster than p95. The line in each bar is the
      area’s target.
    </p>
    <NumberTable
      caption="How long it takes"
      columns={['Area', 'Target', 'Median to claim', 'p95 to claim', 'Median to fulfil', 'p95 to fulfil']}
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.area}>
            <th scope="row">{row.name}</th>
            <td data-nothing={row.target === undefined || undefined}>{row.target === undefined ? 'none' : durationWords(row.target)}</td>
            {[row.medianSecondsToClaim, row.p95SecondsToClaim, row.medianSecondsToFulfil, row.p95SecondsToFulfil].map((seconds, column) => (
              <td key={column}>
                <Time seconds={seconds} target={row.target} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </NumberTable>
  </Panel>
);

const Time = ({ seconds, target }: { seconds: number | undefined; target: number | undefined }) => {
  if (seconds === undefined) {
    return (
      <span data-nothing>
        <span aria-hidden="true">–</span>
        <span className={styles.unseen}>none yet</span>
      </span>
    );
  }
  const isLate = target !== undefined && seconds > target;
  return (
    <>
      <span className={classNames(isLate && styles.late)}>
        {durationWords(seconds)}
        {isLate && <span className={styles.over}>over target</span>}
      </span>
      {target !== undefined && (
        // The target is in the middle: what is beyond twice as much fills the bar.
        <span aria-hidden="true" className={styles.bar}>
          <span
            className={classNames(styles.fill, isLate && styles.lateFill)}
            style={{ inlineSize: `${Math.min(100, (50 * seconds) / target)}%` }}
          />
        </span>
      )}
    </>
  );
};
