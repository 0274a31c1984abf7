import { Panel } from '@/components/ui/panel';
import type { RequestNumbers } from '@/lib/data/request-numbers';
import { formatCents } from '@/lib/domain/money';
import { CsvButton } from './csv-button';
import styles from './money-panel.module.css';
import { moneyRowsOf } from './number-files';
import { NumberTable } from './number-table';
import { METHOD_WORDS, METHODS } from './number-words';
import { moneyBy, sumOfMoney, type MoneyRow } from './request-totals';

type Props = { numbers: RequestNumbers; nameOfArea: (id: string) => string; fileName: string };

/** What was settled and how, and what is still due: by area and by item, with one sum. */
export const MoneyPanel = ({ numbers: { currency, payments, items }, nameOfArea, fileName }: Props) => {
  const sum = sumOfMoney(payments);
  const names = new Map(items.map(({ itemId, name }) => [itemId, name]));
  const nameOfItem = (id: string) => names.get(id) ?? id;
  const byTotal = (one: MoneyRow, other: MoneyRow) => other.total - one.total;
  const asText = (cents: number) => formatCents(cents, currency);
  return (
    <Panel
      title="Money"
      actions={
        payments.length > 0 && (
          <CsvButton what="payments" fileName={fileName} rows={() => moneyRowsOf(payments, { currency, nameOfArea, nameOfItem })} />
        )
      }
    >
      {payments.length === 0 ? (
        <p>Nothing that costs something was ordered yet.</p>
      ) : (
        <>
          <p className={styles.sum}>
            {`${asText(sum.settled)} settled + ${asText(sum.due)} still due = `}
            <strong>{asText(sum.total)}</strong>
          </p>
          <p className={styles.explained}>
            Cancelled and declined requests owe nothing and are left out. “On the house” and “Entitlement” are settled without money.
          </p>
          <MoneyTable what="Area" rows={moneyBy(payments, ({ area }) => area).sort(byTotal)} nameOf={nameOfArea} {...{ sum, asText }} />
          <MoneyTable what="Item" rows={moneyBy(payments, ({ itemId }) => itemId).sort(byTotal)} nameOf={nameOfItem} {...{ sum, asText }} />
        </>
      )}
    </Panel>
  );
};

type TableProps = { what: string; rows: MoneyRow[]; nameOf: (key: string) => string; sum: MoneyRow; asText: (cents: number) => string };

const MoneyTable = ({ what, rows, nameOf, sum, asText }: TableProps) => (
  <NumberTable
    caption={`Money by ${what.toLowerCase()}`}
    columns={[what, ...METHODS.map((method) => METHOD_WORDS[method]), 'Still due', 'All']}
  >
    <tbody>
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">{nameOf(row.key)}</th>
          <Amounts row={row} asText={asText} />
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Sum</th>
        <Amounts row={sum} asText={asText} />
      </tr>
    </tfoot>
  </NumberTable>
);

const Amounts = ({ row, asText }: { row: MoneyRow; asText: (cents: number) => string }) => (
  <>
    {[...METHODS.map((method) => row.byMethod[method]), row.due].map((cents, column) => (
      <td key={column} data-nothing={cents === 0 || undefined}>
        {asText(cents)}
      </td>
    ))}
    <td>{asText(row.total)}</td>
  </>
);
