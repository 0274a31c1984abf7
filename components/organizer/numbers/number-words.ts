import type { PaymentMethod } from '@/lib/domain/payment';

export const METHODS = ['CARD_TERMINAL', 'CASH', 'ENTITLEMENT', 'ON_THE_HOUSE'] as const satisfies readonly PaymentMethod[];

export const METHOD_WORDS: Record<PaymentMethod, string> = {
  CARD_TERMINAL: 'Card terminal',
  CASH: 'Cash',
  ENTITLEMENT: 'Entitlement',
  ON_THE_HOUSE: 'On the house',
};

/** e.g. "0.4 s", "45 s", "3 min 20 s", "1 h 05 min". */
export const durationWords = (seconds: number): string => {
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return [`${Math.floor(whole / 60)} min`, whole % 60 > 0 && `${whole % 60} s`].filter(Boolean).join(' ');
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
};

export const countWords = (count: number): string => count.toLocaleString('en-GB');
