/** When the event is, in its own time zone: "Saturday 12 June 2027, 09:00 to 18:00 (WEST)". */
export const eventTime = ({ startsAt, endsAt, timeZone }: { startsAt: string; endsAt: string; timeZone: string }): string => {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short', timeZone });
  const zoneName = zone.formatToParts(start).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  const isOneDay = day.format(start) === day.format(end);
  const until = isOneDay ? hour.format(end) : `${day.format(end)}, ${hour.format(end)}`;
  return `${day.format(start)}, ${hour.format(start)} to ${until} (${zoneName})`;
};
