'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** One filter of a page, kept in its address: it survives a reload, the way back and being sent to a colleague. Empty is none. */
export const useUrlFilter = (name: string): [value: string, change: (value: string) => void] => {
  const value = useSearchParams().get(name) ?? '';
  const change = useCallback(
    (next: string) => {
      const address = new URL(window.location.href);
      if (next === '') address.searchParams.delete(name);
      else address.searchParams.set(name, next);
      // Next.js adds its own state, and tells useSearchParams, only when it is given none.
      window.history.replaceState(null, '', address);
    },
    [name],
  );
  return [value, change];
};
