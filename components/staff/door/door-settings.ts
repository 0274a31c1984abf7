'use client';

import { z } from 'zod';
import { deviceMemory } from '@/components/kiosk/device-memory';
import { SCAN_LIMITS } from '@/lib/domain/check-in';

const schema = z.object({
  /** What the log says about where a guest came in; empty stands for the default. */
  gate: z.string().max(SCAN_LIMITS.gateLength).default(''),
  /** Staff hold the phone towards the guest. */
  camera: z.string().min(1).default('back'),
  hasSound: z.boolean().default(true),
});

export type DoorSettings = z.infer<typeof schema>;

export const DEFAULT_DOOR = 'Session door';

const DEFAULTS: DoorSettings = schema.parse({});
const memory = deviceMemory('usher.door', schema);

/** How this device scans at doors. */
export const useDoorSettings = (): DoorSettings => memory.useRemembered() ?? DEFAULTS;
export const saveDoorSettings = memory.remember;
