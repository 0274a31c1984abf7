import { Temporal } from 'temporal-polyfill';

/** A moment as a `datetime-local` input holds it: no zone, to the minute, e.g. "2026-11-23T09:30". */
export type WallTime = string;

/**
 * The instant (ISO 8601, UTC) at which clocks in an IANA zone show a wall time; undefined when that is no date, or when they
 * never show it because summer time begins. Of the two instants at which summer time ends, the earlier one.
 */
export const instantOf = (wallTime: WallTime, timeZone: string): string | undefined => {
  try {
    const plain = Temporal.PlainDateTime.from(wallTime);
    const zoned = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
    return zoned.toPlainDateTime().equals(plain) ? new Date(zoned.epochMilliseconds).toISOString() : undefined;
  } catch (error) {
    // Temporal answers text that is no date, and unknown zones, with a RangeError.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** What clocks in an IANA zone show at an instant, to the minute. */
export const wallTimeOf = (instant: string, timeZone: string): WallTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
