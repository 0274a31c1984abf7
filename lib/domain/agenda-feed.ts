import { createEvents, type EventAttributes, type EventStatus } from 'ics';
import type { AgendaItem } from './agenda.ts';
import { utcParts } from './calendar-file.ts';

/** A session as calendars get it. `revision` rises when place, time or state change. */
export type FeedSession = AgendaItem & { revision: number };

type FeedOptions = {
  /** What the calendar is called. */
  name: string;
  /** Of the event: a room alone is no address. */
  place: string;
  /** The address of a session's page. */
  pageOf: (sessionId: string) => string;
  /** TENTATIVE: a place in line. CONFIRMED unless it says otherwise; cancelled sessions are always CANCELLED. */
  statusOf?: (sessionId: string) => EventStatus;
  /** Whether the sessions take their reader's time: one's own schedule does, a whole agenda does not. */
  takesTime: boolean;
};

/**
 * Sessions as an iCalendar file. Times are in UTC, so that every calendar shows them in its own zone and none gets summer time
 * wrong. A session keeps its one entry (UID) for ever, and SEQUENCE rises when it is moved or cancelled.
 */
export const agendaFeedOf = (
  sessions: readonly FeedSession[],
  { name, place, pageOf, statusOf = () => 'CONFIRMED', takesTime }: FeedOptions,
): string => {
  const entries = sessions.map(({ id, title, speakers, room, track, startsAt, endsAt, state, revision }): EventAttributes => ({
    uid: `${id}@usher`,
    sequence: revision,
    title,
    ...(speakers.length > 0 && { description: speakers.join(', ') }),
    location: `${room}, ${place}`,
    ...(track !== undefined && { categories: [track.replaceAll(',', ' ')] }),
    url: pageOf(id),
    start: utcParts(startsAt),
    startInputType: 'utc',
    end: utcParts(endsAt),
    endInputType: 'utc',
    status: state === 'CANCELLED' ? 'CANCELLED' : statusOf(id),
    transp: takesTime && state === 'SCHEDULED' ? 'OPAQUE' : 'TRANSPARENT',
  }));
  const { error, value } = createEvents(entries, { productId: 'usher', calName: name });
  if (error || !value) throw new Error('The calendar could not be made.', { cause: error });
  return value;
};
