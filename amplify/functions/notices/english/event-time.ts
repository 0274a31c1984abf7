const part = (format: Intl.DateTimeFormat, date: Date, type: Intl.DateTimeFormatPartTypes): string =>
  format.formatToParts(date).find((found) => found.type === type)?.value ?? '';

/** When the event is, in its own time zone: "Saturday 12 June 2027, 09:00 to 18:00 (WEST)". */
export const eventTime = ({ startsAt, endsAt, timeZone }: { startsAt: string; endsAt: string; timeZone: string }): string => {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const days = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const hours = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const zones = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short', timeZone });
  // Put together here: where the commas go differs from one engine to the next.
  const day = (date: Date) => (['weekday', 'day', 'month', 'year'] as const).map((type) => part(days, date, type)).join(' ');
  const until = day(start) === day(end) ? hours.format(end) : `${day(end)}, ${hours.format(end)}`;
  return `${day(start)}, ${hours.format(start)} to ${until} (${part(zones, start, 'timeZoneName')})`;
};
