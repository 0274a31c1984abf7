import { isSameDay, type ZonedParts, zonedParts } from '../zoned-parts.ts';

const LOCALE = 'de-DE';

const dateOf = ({ weekday, day, month, year }: ZonedParts): string => `${weekday}, ${day}. ${month} ${year}`;

/** When the event is, in its own time zone: "Samstag, 12. Juni 2027, 09:00 bis 18:00 Uhr (WEST)". */
export const eventTime = ({ startsAt, endsAt, timeZone }: { startsAt: string; endsAt: string; timeZone: string }): string => {
  const [start, end] = [zonedParts(startsAt, { timeZone, locale: LOCALE }), zonedParts(endsAt, { timeZone, locale: LOCALE })];
  const until = isSameDay(start, end) ? end.time : `${dateOf(end)}, ${end.time}`;
  return `${dateOf(start)}, ${start.time} bis ${until} Uhr (${start.zone})`;
};

/** A moment as someone reads it now: "10:40 Uhr" today, "Samstag, 12. Juni, 10:40 Uhr" on another day, with the year in another year. */
export const momentOf = (instant: string, { timeZone, now }: { timeZone: string; now: Date }): string => {
  const [moment, today] = [zonedParts(instant, { timeZone, locale: LOCALE }), zonedParts(now.toISOString(), { timeZone, locale: LOCALE })];
  const { weekday, day, month, time } = moment;
  if (isSameDay(moment, today)) return `${time} Uhr`;
  return moment.year === today.year ? `${weekday}, ${day}. ${month}, ${time} Uhr` : `${dateOf(moment)}, ${time} Uhr`;
};
