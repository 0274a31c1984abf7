'use client';

import { z } from 'zod';
import { deviceMemory } from '@/components/kiosk/device-memory';

const schema = z.object({
  hasSound: z.boolean().default(true),
  /** How many are open, in the browser tab's title. */
  hasBadge: z.boolean().default(true),
  hasKeys: z.boolean().default(true),
});

export type BoardSettings = z.infer<typeof schema>;

const DEFAULTS: BoardSettings = schema.parse({});
const memory = deviceMemory('usher.requestBoard', schema);

/** How this device's board draws attention. */
export const useBoardSettings = (): BoardSettings => memory.useRemembered() ?? DEFAULTS;
export const saveBoardSettings = memory.remember;
