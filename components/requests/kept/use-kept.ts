'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { parseKept, watchKept } from './kept';

/** What is kept under a name, true to changes in every tab. */
export const useKept = <Value>(name: string): Value | undefined => {
  const text = useSyncExternalStore(
    watchKept,
    () => localStorage.getItem(name),
    () => null,
  );
  return useMemo(() => parseKept<Value>(text), [text]);
};
