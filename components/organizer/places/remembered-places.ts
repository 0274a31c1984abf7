'use client';

import { z } from 'zod';
import { deviceMemory } from '@/components/kiosk/device-memory';

/** How many codes one A4 page holds. */
export const SHEETS = { '12': { columns: 3, rows: 4 }, '4': { columns: 2, rows: 2 }, '1': { columns: 1, rows: 1 } } as const;

export type PerPage = keyof typeof SHEETS;

const schema = z.object({ text: z.string().max(20_000), perPage: z.enum(['12', '4', '1']) });

export type RememberedPlaces = z.infer<typeof schema>;

export const NO_PLACES: RememberedPlaces = { text: '', perPage: '12' };

const memories = new Map<string, ReturnType<typeof deviceMemory<typeof schema>>>();

/** What was typed for an event, kept in this browser alone: the backend has no use for it. */
const memoryOf = (eventId: string) => {
  const memory = memories.get(eventId) ?? deviceMemory(`usher.places.${eventId}`, schema);
  memories.set(eventId, memory);
  return memory;
};

/** Undefined until the browser has looked. */
export const useRememberedPlaces = (eventId: string): RememberedPlaces | undefined => {
  const remembered = memoryOf(eventId).useRemembered();
  return remembered === null ? NO_PLACES : remembered;
};

export const rememberPlaces = (eventId: string, places: RememberedPlaces): void => memoryOf(eventId).remember(places);
