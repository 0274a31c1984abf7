import { createEvent, type DateTime } from 'ics';

/** What a calendar shows of an event. Instants are ISO 8601 with zone. */
export type CalendarEvent = {
  id: string;
  name: string;
  description?: string | null | undefined;
  place: string;
  startsAt: string;
  endsAt: string;
};

/** The event as an iCalendar file, in UTC so that no calendar can get the zone wrong. The same event keeps its one entry. */
export const calendarFileOf = (event: CalendarEvent, pageUrl: string): string => {
  const { error, value } = createEvent({
    uid: `${event.id}@usher`,
    productId: 'usher',
    title: event.name,
    description: event.description ?? undefined,
    location: event.place,
    url: pageUrl,
    start: utcParts(event.startsAt),
    startInputType: 'utc',
    end: utcParts(event.endsAt),
    endInputType: 'utc',
    status: 'CONFIRMED',
    busyStatus: 'BUSY',
  });
  if (error || !value) throw new Error('The calendar file could not be made.', { cause: error });
  return value;
};

/** An instant as the iCalendar library takes it. */
export const utcParts = (instant: string): DateTime => {
  const date = new Date(instant);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()];
};
