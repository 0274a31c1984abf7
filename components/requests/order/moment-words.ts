import { formatDay, formatMoment, formatTime } from '@/components/event/format-time';

/** A moment as short as it can be said at the event: "12:00" today, "Tue 24 Nov 2026, 12:00" on another day. */
export const momentWords = (instant: string, { timeZone, now }: { timeZone: string; now: Date }): string =>
  formatDay(instant, timeZone) === formatDay(now.toISOString(), timeZone) ? formatTime(instant, timeZone) : formatMoment(instant, timeZone);
