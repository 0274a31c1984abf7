'use client';

import { useState, type FormEvent } from 'react';
import { StockLimit, StockNumber } from '@/components/stock/stock-fields';
import { useStockCount } from '@/components/stock/use-stock-count';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import type { CatalogItem } from '@/lib/data/catalog';
import { toAppError } from '@/lib/data/unwrap';
import { useManagedCatalog, useSetStock } from './use-catalog';

const leftInWords = (stock: number | undefined) =>
  stock === undefined ? 'There is no limit now.' : `${stock.toLocaleString('en-GB')} left now.`;

/**
 * Says how many there are. Requests may take some at the same moment: then nothing is set, the new number is shown, and saving
 * again is an answer to that one. Mounted when it is open, so that each time starts afresh.
 */
export const StockDialog = ({ item, onClose }: { item: CatalogItem; onClose: () => void }) => {
  const [expected, setExpected] = useState(item.stock);
  const count = useStockCount(item.stock);
  const { refetch } = useManagedCatalog(item.eventId);
  const saving = useSetStock(item.eventId);
  const hasMoved = saving.error !== null && toAppError(saving.error).code === 'VERSION_CONFLICT';

  const save = async () => {
    const counted = count.read();
    if (!counted) return;
    try {
      await saving.mutateAsync({ itemId: item.id, stock: counted.stock, expectedStock: expected });
      onClose();
    } catch (thrown) {
      if (toAppError(thrown).code !== 'VERSION_CONFLICT') return;
      const { data } = await refetch();
      setExpected(data?.items.find(({ id }) => id === item.id)?.stock);
    }
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };

  return (
    <ConfirmDialog
      isOpen
      title={`How many are left of ${item.name}?`}
      confirmLabel="Save the count"
      isBusy={saving.isPending}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <p>{leftInWords(expected)} Count what can still be handed out, without what open requests have taken already.</p>
      <form onSubmit={onSubmit} noValidate aria-label="Stock">
        <StockNumber label="Left" count={count} />
      </form>
      <StockLimit count={count} />
      {hasMoved && (
        <Notice tone="warning" title="The number changed in the meantime">
          {leftInWords(expected)} Nothing was set. Save again if your count still holds.
        </Notice>
      )}
      {saving.error && !hasMoved && <ErrorNotice error={saving.error} />}
    </ConfirmDialog>
  );
};
