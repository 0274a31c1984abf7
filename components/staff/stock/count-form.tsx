'use client';

import { Button, TextField } from '@aws-amplify/ui-react';
import { useState, type FormEvent } from 'react';
import { CheckField } from '@/components/ui/check-field';
import type { CatalogItem } from '@/lib/data/catalog';
import { stockInput } from '@/lib/validation/catalog';
import styles from './stock-row.module.css';

type Props = { item: CatalogItem; isSaving: boolean; onSave: (stock: number | undefined) => void };

/** How many can still be handed out, without what open requests have taken already. */
export const CountForm = ({ item, isSaving, onSave }: Props) => {
  const [typed, setTyped] = useState(item.stock === undefined ? '' : String(item.stock));
  const [isUnlimited, setIsUnlimited] = useState(item.stock === undefined);
  const [problem, setProblem] = useState<string>();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // Empty is no number here: that there is no limit is said by the box.
    const parsed = stockInput.safeParse(isUnlimited ? undefined : typed.trim() === '' ? Number.NaN : Number(typed));
    setProblem(parsed.error?.issues[0]?.message);
    if (parsed.success) onSave(parsed.data);
  };
  return (
    <form className={styles.count} onSubmit={onSubmit} noValidate aria-label={`Count ${item.name}`}>
      <TextField
        label="Left, without what open requests have taken"
        inputMode="numeric"
        autoComplete="off"
        value={isUnlimited ? '' : typed}
        isDisabled={isUnlimited}
        onChange={({ target }) => setTyped(target.value)}
        hasError={problem !== undefined && !isUnlimited}
        errorMessage={problem ?? ''}
      />
      <CheckField label="It never runs out" checked={isUnlimited} onChange={({ target }) => setIsUnlimited(target.checked)} />
      <Button type="submit" variation="primary" isLoading={isSaving} loadingText="Saving…">
        Save the count
      </Button>
    </form>
  );
};
