'use client';

import { z } from 'zod';
import { DEFAULT_LABEL_SIZE, isLabelSizeName, type LabelSizeName } from '@/components/badge/label-sizes';
import { deviceMemory } from '@/components/kiosk/device-memory';
import { SCAN_LIMITS } from '@/lib/domain/check-in';

const schema = z.object({
  /** What the log says about where a guest came in; empty stands for the default. */
  gate: z.string().max(SCAN_LIMITS.gateLength).default(''),
  labelSize: z.custom<LabelSizeName>((value) => typeof value === 'string' && isLabelSizeName(value)).default(DEFAULT_LABEL_SIZE),
});

export type DeskSettings = z.infer<typeof schema>;

export const DEFAULT_GATE = 'Check-in desk';

const DEFAULTS: DeskSettings = schema.parse({});
const memory = deviceMemory('usher.desk', schema);

/** What this desk is called and which labels its printer holds. */
export const useDeskSettings = (): DeskSettings => memory.useRemembered() ?? DEFAULTS;
export const saveDeskSettings = memory.remember;
