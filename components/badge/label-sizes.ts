import type { LabelSize } from '@/lib/domain/badge-layout';

export type LabelSizeName = keyof typeof LABEL_SIZES;

/** Labels and cards that badge printers take, in millimetres, across by down. */
export const LABEL_SIZES = {
  card: { label: 'Badge 90 × 55 mm', width: 90, height: 55 },
  wide: { label: 'Label 100 × 62 mm', width: 100, height: 62 },
  dymo: { label: 'Label 89 × 41 mm', width: 89, height: 41 },
  small: { label: 'Label 62 × 29 mm', width: 62, height: 29 },
  creditCard: { label: 'Plastic card 85.6 × 54 mm', width: 85.6, height: 54 },
  portrait: { label: 'Portrait badge 74 × 105 mm (A7)', width: 74, height: 105 },
} as const satisfies Record<string, LabelSize & { label: string }>;

export const DEFAULT_LABEL_SIZE: LabelSizeName = 'card';

export const isLabelSizeName = (value: string): value is LabelSizeName => Object.hasOwn(LABEL_SIZES, value);
