'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

/** In milliseconds: so long after the last movement of the pointer things may move again. */
const STILL_AFTER_MS = 2_500;

export type Slot<Item> = { item: Item; hasLeft: boolean };

/**
 * Keeps a list from moving under someone's finger: while the pointer is busy in it, what leaves keeps its place, marked, and what
 * is new comes last. `find` gives an item that has left as it is now.
 */
export const useSteady = <Item extends { id: string }>(items: Item[], find: (id: string) => Item | undefined) => {
  const [held, setHeld] = useState<string[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const hold = useCallback(() => {
    setHeld((current) => current ?? items.map(({ id }) => id));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHeld(null), STILL_AFTER_MS);
  }, [items]);
  return { slots: steadySlots(items, held, find), hold };
};

/** The held places in their order, then what is new. */
export const steadySlots = <Item extends { id: string }>(
  items: readonly Item[],
  held: readonly string[] | null,
  find: (id: string) => Item | undefined,
): Slot<Item>[] => {
  if (!held) return items.map((item) => ({ item, hasLeft: false }));
  const present = new Map(items.map((item) => [item.id, item]));
  const places = held.flatMap((id) => {
    const item = present.get(id) ?? find(id);
    return item ? [{ item, hasLeft: !present.has(id) }] : [];
  });
  const known = new Set(held);
  return [...places, ...items.filter(({ id }) => !known.has(id)).map((item) => ({ item, hasLeft: false }))];
};
