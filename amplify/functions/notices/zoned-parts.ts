/** An instant as clocks of a zone show it, in the words of a language. */
export type ZonedParts = { weekday: string; day: string; month: string; year: string; time: string; zone: string };

const OPTIONS = {
  days: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  hours: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  zones: { timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Formats = Record<keyof typeof OPTIONS, Intl.DateTimeFormat>;

/** Kept, as making one takes longer than all it does for a message; languages and zones in use are few. */
const known = new Map<string, Formats>();

const formatsFor = (locale: string, timeZone: string): Formats => {
  const key = `${locale} ${timeZone}`;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const formats = known.get(key) ?? { days: format(OPTIONS.days), hours: format(OPTIONS.hours), zones: format(OPTIONS.zones) };
  known.set(key, formats);
  return formats;
};

/**
 * Parts to put together: where the commas go differs from one engine to the next.
 * @param instant - ISO 8601.
 */
export const zonedParts = (instant: string, { timeZone, locale }: { timeZone: string; locale: string }): ZonedParts => {
  const date = new Date(instant);
  const { days, hours, zones } = formatsFor(locale, timeZone);
  const found = Object.fromEntries([zones, days].flatMap((format) => format.formatToParts(date).map(({ type, value }) => [type, value])));
  const part = (type: string): string => found[type] ?? '';
  return {
    weekday: part('weekday'),
    day: part('day'),
    month: part('month'),
    year: part('year'),
    time: hours.format(date),
    zone: part('timeZoneName'),
  };
};

/** Whether two instants are on one day of the zone. */
export const isSameDay = (one: ZonedParts, other: ZonedParts): boolean =>
  one.day === other.day && one.month === other.month && one.year === other.year;
