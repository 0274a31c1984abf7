'use client';

import { useSyncExternalStore } from 'react';
import type { z } from 'zod';

type DeviceMemory<Value> = {
  /** What the device remembers; null on a new one or when it is of no use any more, undefined on the server. */
  useRemembered: () => Value | null | undefined;
  remember: (value: Value) => void;
};

/** Something a device remembers from day to day: how it is set up, never who came by. */
export const deviceMemory = <Schema extends z.ZodType>(key: string, schema: Schema): DeviceMemory<z.infer<Schema>> => {
  const listeners = new Set<() => void>();
  let read: { text: string | null; value: z.infer<Schema> | null } = { text: null, value: null };
  const recall = () => {
    const text = localStorage.getItem(key);
    if (text !== read.text) read = { text, value: text === null ? null : parse(text, schema) };
    return read.value;
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    window.addEventListener('storage', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', listener);
    };
  };
  return {
    useRemembered: () => useSyncExternalStore<z.infer<Schema> | null | undefined>(subscribe, recall, () => undefined),
    remember: (value) => {
      localStorage.setItem(key, JSON.stringify(value));
      for (const listener of listeners) listener();
    },
  };
};

/** An older version of the site, or a curious person, may have left something else there. */
const parse = <Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> | null => {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
