'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { readAddress, writeAddress, type BoardAddress } from './board-url';

/** The filters as the address has them. Changing one replaces the address, so that "back" leaves the board. */
export const useBoardAddress = (): [BoardAddress, (changes: Partial<BoardAddress>) => void] => {
  const query = useSearchParams();
  const address = useMemo(() => readAddress(query), [query]);
  const change = useCallback((changes: Partial<BoardAddress>) => {
    const next = { ...readAddress(new URLSearchParams(location.search)), ...changes };
    history.replaceState(null, '', `${location.pathname}${writeAddress(next)}`);
  }, []);
  return [address, change];
};
