import { createHash } from 'node:crypto';
import { sessionHref } from '@/components/agenda/session-facts';
import { getAgenda, type AgendaSession } from '@/lib/data/agenda';
import { configureAmplify } from '@/lib/data/configure';
import { findPublishedEvent, type PublishedEvent } from '@/lib/data/events';
import { toAppError } from '@/lib/data/unwrap';
import { agendaFeedOf } from '@/lib/domain/agenda-feed';
import { siteOf } from './site-of';
import { RecentAnswers } from './recent-answers';

/** In milliseconds: so old an answer of the backend may be. Calendars ask once an hour or less often. */
const FRESH_MS = 60_000;
const CACHE_CONTROL = 'public, max-age=300, stale-while-revalidate=3600';
/** Without the backend calendars keep what they have, and come back. */
const RETRY_AFTER_SECONDS = '120';

type Facts = { event: PublishedEvent; sessions: AgendaSession[] } | undefined;

const facts = new RecentAnswers<Facts>({ freshMs: FRESH_MS, most: 200 });
/** By tag: making the file of 500 sessions takes a second or two, and it is the same until something changes. */
const files = new RecentAnswers<string>({ freshMs: Infinity, most: 50 });

/**
 * The iCalendar feed of a published event. It is read as a visitor: the server has the rights of the identity pool's guests and no
 * others. The tag is weak: DTSTAMP says when a file was made, which is not what it says.
 */
export const answerFeed = async (request: Request, eventId: string): Promise<Response> => {
  const site = siteOf(request);
  try {
    const found = await facts.get(eventId, () => readFacts(eventId));
    if (!found) return new Response('There is no such event.', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
    const tag = tagOf(site, found);
    const headers = { ETag: tag, 'Cache-Control': CACHE_CONTROL };
    if (matches(request.headers.get('If-None-Match'), tag)) return new Response(null, { status: 304, headers });
    const file = await files.get(tag, async () => fileOf(site, found));
    return new Response(file, {
      headers: {
        ...headers,
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `inline; filename="usher-agenda-${found.event.id}.ics"`,
      },
    });
  } catch (thrown) {
    const { code } = toAppError(thrown);
    return new Response(`The agenda cannot be read now (${code}).`, {
      status: 503,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': RETRY_AFTER_SECONDS, 'Cache-Control': 'no-store' },
    });
  }
};

const readFacts = async (eventId: string): Promise<Facts> => {
  configureAmplify();
  const [event, sessions] = await Promise.all([findPublishedEvent('visitor', eventId), getAgenda('visitor', eventId)]);
  return event && { event, sessions };
};

const fileOf = (site: string, { event, sessions }: NonNullable<Facts>): string =>
  agendaFeedOf(sessions, {
    name: event.name,
    place: event.place,
    pageOf: (sessionId) => `${site}${sessionHref(event.id, sessionId)}`,
    takesTime: false,
  });

/** Of what the file says, without what it does not: how full sessions are changes all the time. */
const tagOf = (site: string, { event: { name, place }, sessions }: NonNullable<Facts>): string => {
  const said = sessions.map(({ id, title, speakers, room, track, startsAt, endsAt, state, revision }) => [
    [id, title, speakers, room, track, startsAt, endsAt],
    [state, revision],
  ]);
  const hash = createHash('sha256')
    .update(JSON.stringify([site, name, place, said]))
    .digest('base64url');
  return `W/"${hash.slice(0, 27)}"`;
};

const matches = (ifNoneMatch: string | null, tag: string): boolean =>
  ifNoneMatch !== null &&
  ifNoneMatch
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === '*' || each === tag.replace(/^W\//, ''));
