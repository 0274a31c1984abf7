'use client';

import { TextField } from '@aws-amplify/ui-react';
import { useState, type FormEvent } from 'react';
import { CheckField } from '@/components/ui/check-field';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import type { CatalogItem } from '@/lib/data/catalog';
import { toAppError } from '@/lib/data/unwrap';
import { stockInput } from '@/lib/validation/catalog';
import { numberOf } from './item-form-resolver';
import { useManagedCatalog, useSetStock } from './use-catalog';

const leftInWords = (stock: number | undefined) =>
  stock === undefined ? 'There is no limit now.' : `${stock.toLocaleString('en-GB')} left now.`;

/**
 * Says how many there are. Requests may take some at the same moment: then nothing is set, the new number is shown, and saving
 * again is an answer to that one. Mounted when it is open, so that each time starts afresh.
 */
export const StockDialog = ({ item, onClose }: { item: CatalogItem; onClose: () => void }) => {
  const [expected, setExpected] = useState(item.stock);
  const [typed, setTyped] = useState(item.stock === undefined ? '' : String(item.stock));
  const [isUnlimited, setIsUnlimited] = useState(item.stock === undefined);
  const [problem, setProblem] = useState<string>();
  const { refetch } = useManagedCatalog(item.eventId);
  const count = useSetStock(item.eventId);
  const hasMoved = count.error !== null && toAppError(count.error).code === 'VERSION_CONFLICT';

  const save = async () => {
    const number = numberOf(typed);
    // Empty is no number here: that there is no limit is said by the box.
    const parsed = stockInput.safeParse(isUnlimited ? undefined : (number ?? Number.NaN));
    setProblem(parsed.error?.issues[0]?.message);
    if (!parsed.success) return;
    try {
      await count.mutateAsync({ itemId: item.id, stock: parsed.data, expectedStock: expected });
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
      isBusy={count.isPending}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <p>{leftInWords(expected)} Count what can still be handed out, without what open requests have taken already.</p>
      <form onSubmit={onSubmit} noValidate aria-label="Stock">
        <TextField
          label="Left"
          inputMode="numeric"
          autoComplete="off"
          value={isUnlimited ? '' : typed}
          isDisabled={isUnlimited}
          onChange={({ target }) => setTyped(target.value)}
          hasError={problem !== undefined && !isUnlimited}
          errorMessage={problem ?? ''}
        />
      </form>
      <CheckField label="It never runs out" checked={isUnlimited} onChange={({ target }) => setIsUnlimited(target.checked)} />
      {hasMoved && (
        <Notice tone="warning" title="The number changed in the meantime">
          {leftInWords(expected)} Nothing was set. Save again if your count still holds.
        </Notice>
      )}
      {count.error && !hasMoved && <ErrorNotice error={count.error} />}
    </ConfirmDialog>
  );
};
