import { Panel } from '@/components/ui/panel';
import { CsvButton } from './csv-button';
import { requestRowsOf } from './number-files';
import { NumberTable } from './number-table';
import { countWords } from './number-words';
import styles from './requests-panel.module.css';
import { STATES, type AreaRow, type StateCount } from './request-totals';

const STATE_WORDS: Record<StateCount, string> = {
  open: 'Waiting',
  claimed: 'Under way',
  fulfilled: 'Fulfilled',
  cancelled: 'Cancelled',
  declined: 'Declined',
};

type Props = { rows: AreaRow[]; sum: Record<StateCount | 'total', number>; fileName: string };

/** Requests by area and state. The bars repeat the numbers for the eye. */
export const RequestsPanel = ({ rows, sum, fileName }: Props) => (
  <Panel title="Requests by area" actions={<CsvButton what="requests" fileName={fileName} rows={() => requestRowsOf(rows)} />}>
    <ul role="list" aria-hidden="true" className={styles.key}>
      {STATES.map((state) => (
        <li key={state} className={styles[state]}>
          {STATE_WORDS[state]}
        </li>
      ))}
    </ul>
    <NumberTable caption="Requests by area" columns={['Area', ...STATES.map((state) => STATE_WORDS[state]), 'All']}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.area}>
            <th scope="row">
              {row.name}
              <Bar row={row} largest={Math.max(...rows.map(({ total }) => total))} />
            </th>
            {STATES.map((state) => (
              <td key={state} data-nothing={row[state] === 0 || undefined}>
                {countWords(row[state])}
              </td>
            ))}
            <td>{countWords(row.total)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All areas</th>
          {STATES.map((state) => (
            <td key={state}>{countWords(sum[state])}</td>
          ))}
          <td>{countWords(sum.total)}</td>
        </tr>
      </tfoot>
    </NumberTable>
  </Panel>
);

/** As long as the area is busy, compared with the busiest one. */
const Bar = ({ row, largest }: { row: AreaRow; largest: number }) => (
  <span aria-hidden="true" className={styles.bar}>
    {STATES.filter((state) => row[state] > 0).map((state) => (
      <span key={state} className={styles[state]} style={{ inlineSize: `${(100 * row[state]) / largest}%` }} />
    ))}
  </span>
);
