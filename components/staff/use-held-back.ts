'use client';

import { useState } from 'react';

type HeldBack<Item> = { shown: Item[]; heldBack: number; release: () => void; hold: () => void };

/**
 * Keeps new items at the head of a live list from pushing away what someone is reading: while held, they are only counted.
 * Items that are known stay up to date.
 */
export const useHeldBack = <Item>(items: Item[], keyOf: (item: Item) => string): HeldBack<Item> => {
  const [head, setHead] = useState<string | null>(null);
  const at = head === null ? 0 : items.findIndex((item) => keyOf(item) === head);
  const heldBack = Math.max(0, at);
  return {
    shown: heldBack > 0 ? items.slice(heldBack) : items,
    heldBack,
    release: () => setHead(null),
    hold: () => setHead((current) => current ?? (items[0] ? keyOf(items[0]) : null)),
  };
};
