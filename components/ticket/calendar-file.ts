import { createEvent, type DateTime } from 'ics';
import type { PublishedEvent } from '@/lib/data/events';

/** The event as an iCalendar file, in UTC so that no calendar can get the zone wrong. */
export const calendarFileOf = (event: PublishedEvent, pageUrl: string): string => {
  const { error, value } = createEvent({
    uid: `${event.id}@usher`,
    productId: 'usher',
    title: event.name,
    description: event.description,
    location: event.place,
    url: pageUrl,
    start: utcParts(event.startsAt),
    startInputType: 'utc',
    end: utcParts(event.endsAt),
    endInputType: 'utc',
    status: 'CONFIRMED',
    busyStatus: 'BUSY',
  });
  if (error || value === null) throw new Error('The calendar file could not be made.', { cause: error });
  return value;
};

const utcParts = (instant: string): DateTime => {
  const date = new Date(instant);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()];
};
