import * as z from 'zod';

/** One line: no control characters, single spaces, trimmed, one Unicode form. */
const tidyLine = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Several lines: line breaks stay, other control characters go. */
const tidyText = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .trim();

const hasLetter = (value: string): boolean => /[\p{L}\p{N}]/u.test(value);

/** A required line of text that has at least one letter or digit. */
export const line = (what: string, maxLength: number) =>
  z
    .string({ error: `Please enter ${what}.` })
    .transform(tidyLine)
    .pipe(
      z
        .string()
        .min(1, `Please enter ${what}.`)
        .max(maxLength, `Please use at most ${maxLength} characters.`)
        .refine((value) => value === '' || hasLetter(value), `Please enter ${what}.`),
    );

const optional = (tidy: (value: string) => string, maxLength: number) =>
  z
    .string()
    .nullish()
    .transform((value) => tidy(value ?? '') || undefined)
    .pipe(z.string().max(maxLength, `Please use at most ${maxLength} characters.`).optional());

/** A line that may be left empty; empty, blank and null all become undefined. */
export const optionalLine = (maxLength: number) => optional(tidyLine, maxLength);

/** As optionalLine, with line breaks. */
export const optionalText = (maxLength: number) => optional(tidyText, maxLength);
