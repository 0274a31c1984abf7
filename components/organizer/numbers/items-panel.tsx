'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { Panel } from '@/components/ui/panel';
import type { ItemNumbers } from '@/lib/data/request-numbers';
import { CsvButton } from './csv-button';
import styles from './items-panel.module.css';
import { itemRowsOf } from './number-files';
import { NumberTable } from './number-table';
import { countWords } from './number-words';

const SHOWN_AT_FIRST = 10;

type Props = { items: ItemNumbers[]; nameOfArea: (id: string) => string; fileName: string };

/** What is asked for most. */
export const ItemsPanel = ({ items, nameOfArea, fileName }: Props) => {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, SHOWN_AT_FIRST);
  const largest = items[0]?.ordered ?? 1;
  return (
    <Panel
      title="Busiest items"
      actions={items.length > 0 && <CsvButton what="items" fileName={fileName} rows={() => itemRowsOf(items, nameOfArea)} />}
    >
      {items.length === 0 ? (
        <p>Nothing was ordered yet; the requests so far were calls for help.</p>
      ) : (
        <NumberTable caption="Busiest items" columns={['Item', 'Ordered', 'Fulfilled']}>
          <tbody>
            {shown.map(({ itemId, name, area, ordered, fulfilled }) => (
              <tr key={`${itemId} ${area}`}>
                <th scope="row">
                  {name} <span className={styles.area}>{nameOfArea(area)}</span>
                  <span aria-hidden="true" className={styles.bar} style={{ inlineSize: `${(100 * ordered) / largest}%` }}>
                    <span style={{ inlineSize: `${(100 * fulfilled) / ordered}%` }} />
                  </span>
                </th>
                <td>{countWords(ordered)}</td>
                <td>{countWords(fulfilled)}</td>
              </tr>
            ))}
          </tbody>
        </NumberTable>
      )}
      {items.length > shown.length && (
        <div>
          <Button onClick={() => setIsWhole(true)}>{`Show all ${items.length} items`}</Button>
        </div>
      )}
    </Panel>
  );
};
