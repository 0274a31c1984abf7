'use client';

import { useSyncExternalStore } from 'react';
import type { LiveState } from '@/lib/data/keep-subscribed';

/** How the one subscription to a guest's session news stands: what polls asks before it polls. */
let state: LiveState = 'interrupted';
const listeners = new Set<() => void>();

export const setLiveState = (next: LiveState): void => {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
};

export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
    () => 'interrupted',
  );
