// The screens speak English; see components/event/format-time.ts.
const LOCALE = 'en-GB';

/** Digits after the point of a currency (ISO 4217): 2 for EUR, 0 for JPY. "Cents" are its smallest unit, whatever their name. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount in whole cents as text for people, e.g. "€3.50". Goes through text, never through a fraction of a number. */
export const formatCents = (cents: number, currency: string, locale: string = LOCALE): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(decimalOf(cents, currency) as `${number}`);

/** An amount in whole cents as plain decimal text, e.g. "3.50": what a form or a file holds. */
export const decimalOf = (cents: number, currency: string): string => {
  const digits = digitsOf(currency);
  const text = String(Math.abs(cents)).padStart(digits + 1, '0');
  const sign = cents < 0 ? '-' : '';
  if (digits === 0) return `${sign}${text}`;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

/**
 * Whole cents of what a person typed: "3", "3.5", "3,50". Undefined for anything else: signs, thousands separators (which would
 * read "1,000" as one or as a thousand), more digits than the currency has, and amounts beyond exact integers.
 */
export const parseCents = (text: string, currency: string): number | undefined => {
  const digits = digitsOf(currency);
  const [, whole = '', fraction = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  if (whole === '' || fraction.length > digits) return undefined;
  const cents = Number(`${whole}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(cents) ? cents : undefined;
};
