import { z } from 'zod';
import type { DoorTask } from '@/lib/domain/door-state';

const taskSchema = z.object({
  scanId: z.string(),
  ticket: z.string().optional(),
  chosen: z.object({ guestId: z.string(), name: z.string(), override: z.boolean() }).optional(),
  direction: z.enum(['ENTRY', 'EXIT']),
  gate: z.string(),
  scannedAt: z.number(),
  attempt: z.number(),
  sentAt: z.number().nullable(),
  retryAt: z.number().nullable(),
}) satisfies z.ZodType<DoorTask>;

const keyOf = (sessionId: string): string => `usher.door.kept.${sessionId}`;

/** Scans of a session's door that this device has no answer to yet: they outlive a page that is closed. */
export const readKeptScans = (sessionId: string): DoorTask[] => {
  const text = localStorage.getItem(keyOf(sessionId));
  if (text === null) return [];
  try {
    return z.array(taskSchema).safeParse(JSON.parse(text)).data ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
};

export const keepScans = (sessionId: string, tasks: readonly DoorTask[]): void => {
  if (tasks.length === 0) localStorage.removeItem(keyOf(sessionId));
  else localStorage.setItem(keyOf(sessionId), JSON.stringify(tasks));
};
