'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import type { CatalogItem } from '@/lib/data/catalog';
import { toAppError } from '@/lib/data/unwrap';
import { CountForm } from './count-form';
import styles from './stock-row.module.css';
import { useSetStock, type StockStep } from './use-stock';

/** One item: what is left, "sold out" in one tap with the way back, and counting anew. */
export const StockRow = ({ item }: { item: CatalogItem }) => {
  const { name, stock } = item;
  const [isCounting, setIsCounting] = useState(false);
  /** What was set here last, while it still stands: only that can be taken back. */
  const [last, setLast] = useState<StockStep>();
  const count = useSetStock(item);
  const { error } = count;
  const hasMoved = error !== null && toAppError(error).code === 'VERSION_CONFLICT';
  const isSoldOut = stock === 0;
  const undoes = last && last.to === stock && !hasMoved ? last : undefined;

  const set = (to: number | undefined, keep: boolean) => {
    const step = { from: stock, to };
    count.mutate(step, {
      onSuccess: () => {
        setLast(keep ? step : undefined);
        setIsCounting(false);
      },
    });
  };

  return (
    <li className={styles.row}>
      <p className={styles.name}>
        <bdi>{name}</bdi>
        {isSoldOut ? <Tag tone="error">Sold out</Tag> : <span className={styles.left}>{leftInWords(stock)}</span>}
      </p>
      <div className={styles.actions}>
        {undoes && (
          <Button size="small" isDisabled={count.isPending} onClick={() => set(undoes.from, false)} aria-label={`Undo for ${name}`}>
            Undo
          </Button>
        )}
        <Button
          size="small"
          variation="link"
          aria-expanded={isCounting}
          aria-label={`Count ${name}`}
          onClick={() => setIsCounting(!isCounting)}
        >
          Count…
        </Button>
        {!isSoldOut && (
          <Button
            size="small"
            isLoading={count.isPending && !isCounting}
            isDisabled={count.isPending}
            loadingText="Setting…"
            onClick={() => set(0, true)}
            aria-label={`${name} is sold out`}
          >
            Sold out
          </Button>
        )}
      </div>
      {isCounting && <CountForm item={item} isSaving={count.isPending} onSave={(to) => set(to, true)} />}
      {hasMoved && !count.isPending && (
        <Notice tone="warning" className={styles.problem} title="The number changed in the meantime">
          {`Nothing was set: ${isSoldOut ? 'it is sold out' : leftInWords(stock)} now. Tap again if you still mean it.`}
        </Notice>
      )}
      {error && !hasMoved && (
        <div className={styles.problem}>
          <ErrorNotice error={error} />
        </div>
      )}
    </li>
  );
};

const leftInWords = (stock: number | undefined): string => (stock === undefined ? 'no limit' : `${stock.toLocaleString('en-GB')} left`);
