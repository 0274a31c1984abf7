import { useState } from 'react';
import { numberOf } from '@/components/ui/whole-number';
import { stockInput } from '@/lib/validation/catalog';

/** What someone says is left: a number, or that it never runs out. */
export const useStockCount = (stock: number | undefined) => {
  const [typed, setTyped] = useState(stock === undefined ? '' : String(stock));
  const [isUnlimited, setIsUnlimited] = useState(stock === undefined);
  const [problem, setProblem] = useState<string>();

  /** The count when it can be taken (undefined within: no limit); nothing when it cannot, and the fields say why. */
  const read = (): { stock: number | undefined } | undefined => {
    // Empty is no number here: that there is no limit is said by the box.
    const parsed = stockInput.safeParse(isUnlimited ? undefined : (numberOf(typed) ?? Number.NaN));
    setProblem(parsed.error?.issues[0]?.message);
    return parsed.success ? { stock: parsed.data } : undefined;
  };

  return { typed, setTyped, isUnlimited, setIsUnlimited, problem, read };
};

export type StockCount = ReturnType<typeof useStockCount>;
