import { isSameDay, type ZonedParts, zonedParts } from '../zoned-parts.ts';

const LOCALE = 'en-GB';

const dateOf = ({ weekday, day, month, year }: ZonedParts): string => `${weekday} ${day} ${month} ${year}`;

/** When the event is, in its own time zone: "Saturday 12 June 2027, 09:00 to 18:00 (WEST)". */
export const eventTime = ({ startsAt, endsAt, timeZone }: { startsAt: string; endsAt: string; timeZone: string }): string => {
  const [start, end] = [zonedParts(startsAt, { timeZone, locale: LOCALE }), zonedParts(endsAt, { timeZone, locale: LOCALE })];
  const until = isSameDay(start, end) ? end.time : `${dateOf(end)}, ${end.time}`;
  return `${dateOf(start)}, ${start.time} to ${until} (${start.zone})`;
};

/** A moment as someone reads it now: "10:40" today, "Saturday 12 June, 10:40" on another day, with the year in another year. */
export const momentOf = (instant: string, { timeZone, now }: { timeZone: string; now: Date }): string => {
  const [moment, today] = [zonedParts(instant, { timeZone, locale: LOCALE }), zonedParts(now.toISOString(), { timeZone, locale: LOCALE })];
  if (isSameDay(moment, today)) return moment.time;
  const { weekday, day, month, time } = moment;
  return moment.year === today.year ? `${weekday} ${day} ${month}, ${time}` : `${dateOf(moment)}, ${time}`;
};
