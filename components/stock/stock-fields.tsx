import { TextField } from '@aws-amplify/ui-react';
import { CheckField } from '@/components/ui/check-field';
import type { StockCount } from './use-stock-count';

export const StockNumber = ({ label, count }: { label: string; count: StockCount }) => (
  <TextField
    label={label}
    inputMode="numeric"
    autoComplete="off"
    value={count.isUnlimited ? '' : count.typed}
    isDisabled={count.isUnlimited}
    onChange={({ target }) => count.setTyped(target.value)}
    hasError={count.problem !== undefined && !count.isUnlimited}
    errorMessage={count.problem ?? ''}
  />
);

export const StockLimit = ({ count }: { count: StockCount }) => (
  <CheckField label="It never runs out" checked={count.isUnlimited} onChange={({ target }) => count.setIsUnlimited(target.checked)} />
);
