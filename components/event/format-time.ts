// The screens speak English, so dates do too; a mixture would be harder to read than either.
const LOCALE = 'en-GB';

/** Kept: making one takes longer than using it a hundred times, and an agenda has many times to show. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatter = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const name = `${timeZone}|${JSON.stringify(options)}`;
  const kept = formatters.get(name) ?? new Intl.DateTimeFormat(LOCALE, { timeZone, ...options });
  formatters.set(name, kept);
  return kept;
};

// Put together from parts: engines disagree about the commas of whole dates.
const joined = (instant: string, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  formatter(timeZone, options)
    .formatToParts(new Date(instant))
    .filter(({ type }) => type !== 'literal')
    .map(({ value }) => value)
    .join(' ');

/** e.g. "Monday 23 November 2026". */
export const formatDay = (instant: string, timeZone: string): string =>
  joined(instant, timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** e.g. "Mon 23 Nov". */
export const formatShortDay = (instant: string, timeZone: string): string =>
  joined(instant, timeZone, { weekday: 'short', day: 'numeric', month: 'short' });

/** e.g. "09:30". */
export const formatTime = (instant: string, timeZone: string): string =>
  formatter(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));

/** e.g. "Mon 23 Nov 2026, 09:30". */
export const formatMoment = (instant: string, timeZone: string): string =>
  `${joined(instant, timeZone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}, ${formatTime(instant, timeZone)}`;

/** e.g. "Monday 23 November 2026, 09:00 to 18:00", or from day to day. */
export const formatSpan = (startsAt: string, endsAt: string, timeZone: string): string => {
  const day = formatDay(startsAt, timeZone);
  if (day === formatDay(endsAt, timeZone)) return `${day}, ${formatTime(startsAt, timeZone)} to ${formatTime(endsAt, timeZone)}`;
  return `${formatMoment(startsAt, timeZone)} to ${formatMoment(endsAt, timeZone)}`;
};

/** A zone as people say it, e.g. "Lisbon time (GMT+1)"; the offset is that of the instant. */
export const zoneName = (timeZone: string, instant: string): string => {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return `${city} time (${offsetOf(timeZone, instant)})`;
};

/** Whether clocks in two zones show different times at that instant. */
export const clocksDiffer = (one: string, other: string, instant: string): boolean => offsetOf(one, instant) !== offsetOf(other, instant);

/** The device's zone. */
export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const offsetOf = (timeZone: string, instant: string): string =>
  formatter(timeZone, { timeZoneName: 'shortOffset' })
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
