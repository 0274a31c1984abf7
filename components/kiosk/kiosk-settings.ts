'use client';

import { z } from 'zod';
import { DEFAULT_LABEL_SIZE, isLabelSizeName, type LabelSizeName } from '@/components/badge/label-sizes';
import { SCAN_LIMITS } from '@/lib/domain/check-in';
import { deviceMemory } from './device-memory';

/** The session at whose door a kiosk stands, as it was called when the kiosk was set up. */
const kioskSession = z.object({ id: z.string(), title: z.string(), room: z.string() });

export type KioskSession = z.infer<typeof kioskSession>;

const settingsSchema = z.object({
  eventId: z.string(),
  gate: z.string().max(SCAN_LIMITS.gateLength),
  /** Null: the event's entrance. */
  session: kioskSession.nullable().default(null),
  direction: z.enum(['ENTRY', 'EXIT']).default('ENTRY'),
  camera: z.string().min(1).default('front'),
  printsBadges: z.boolean().default(true),
  labelSize: z.custom<LabelSizeName>((value) => typeof value === 'string' && isLabelSizeName(value)).default(DEFAULT_LABEL_SIZE),
  playsSounds: z.boolean().default(true),
});

/** What makes a device a kiosk. */
export type KioskSettings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: KioskSettings = settingsSchema.parse({ eventId: '', gate: '' });

const memory = deviceMemory('usher.kiosk', settingsSchema);
export const useKioskSettings = memory.useRemembered;
export const saveSettings = memory.remember;
