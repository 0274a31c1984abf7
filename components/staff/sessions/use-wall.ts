'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Whether the address asks for the wall screen (`?wall=1`). Changing it replaces the address, so that "back" leaves the page. */
export const useWall = (): [boolean, (isWall: boolean) => void] => {
  const isWall = useSearchParams().has('wall');
  const change = useCallback(
    (next: boolean) => history.replaceState(null, '', next ? `${location.pathname}?wall=1` : location.pathname),
    [],
  );
  return [isWall, change];
};
