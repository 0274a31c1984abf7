import { createRequire } from 'node:module';
import type { DateTime as LuxonDateTime } from 'luxon';

/** Where Java's pattern letters mean something else than luxon's. */
const LUXON_TOKENS: Record<string, string> = {
  u: 'y',
  uuuu: 'yyyy',
  E: 'EEE',
  EE: 'EEE',
  X: 'ZZ',
  XX: 'ZZZ',
  XXX: 'ZZ',
  x: 'ZZ',
  xx: 'ZZZ',
  xxx: 'ZZ',
  Z: 'ZZZ',
  ZZ: 'ZZZ',
  ZZZ: 'ZZZ',
  z: 'ZZZZ',
  aa: 'a',
  D: 'o',
  DDD: 'ooo',
};

/** A pattern of Java's DateTimeFormatter as luxon's; quoted text stays as it is. */
const toLuxon = (pattern: string): string =>
  pattern.replaceAll(/'(?:[^']|'')*'|([A-Za-z])\1*/g, (part: string) => (part.startsWith("'") ? part : (LUXON_TOKENS[part] ?? part)));

let dateTime: typeof LuxonDateTime | undefined;

/** Loaded on first use: few resolvers format by pattern. */
const withLuxon = (): typeof LuxonDateTime => {
  dateTime ??= (createRequire(import.meta.url)('luxon') as { DateTime: typeof LuxonDateTime }).DateTime;
  return dateTime;
};

/** An instant by a Java pattern, in English as AppSync does; null for a time zone that does not exist. */
export const formatInstant = (milliseconds: number, pattern: string, timeZone = 'UTC'): string | null => {
  const instant = withLuxon().fromMillis(milliseconds, { zone: timeZone, locale: 'en' });
  return instant.isValid ? instant.toFormat(toLuxon(pattern)) : null;
};

/** Milliseconds since 1970 of a text in a Java pattern; null when it does not fit. An offset in the text counts before `timeZone`. */
export const parseInstant = (text: string, pattern: string, timeZone = 'UTC'): number | null => {
  const instant = withLuxon().fromFormat(text, toLuxon(pattern), { zone: timeZone, locale: 'en' });
  return instant.isValid ? instant.toMillis() : null;
};
