'use client';

import { Button } from '@aws-amplify/ui-react';
import type { FormEvent } from 'react';
import { StockLimit, StockNumber } from '@/components/stock/stock-fields';
import { useStockCount } from '@/components/stock/use-stock-count';
import type { CatalogItem } from '@/lib/data/catalog';
import styles from './stock-row.module.css';

type Props = { item: CatalogItem; isSaving: boolean; onSave: (stock: number | undefined) => void };

/** How many can still be handed out, without what open requests have taken already. */
export const CountForm = ({ item, isSaving, onSave }: Props) => {
  const count = useStockCount(item.stock);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const counted = count.read();
    if (counted) onSave(counted.stock);
  };
  return (
    <form className={styles.count} onSubmit={onSubmit} noValidate aria-label={`Count ${item.name}`}>
      <StockNumber label="Left, without what open requests have taken" count={count} />
      <StockLimit count={count} />
      <Button type="submit" variation="primary" isLoading={isSaving} loadingText="Saving…">
        Save the count
      </Button>
    </form>
  );
};
