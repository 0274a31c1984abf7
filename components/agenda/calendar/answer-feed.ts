import { createHash } from 'node:crypto';
import { sessionHref } from '@/components/agenda/session-facts';
import { type PublicAgenda, readPublicAgenda } from '@/lib/data/public-facts';
import { RecentAnswers } from '@/lib/data/recent-answers';
import { toAppError } from '@/lib/data/unwrap';
import { agendaFeedOf } from '@/lib/domain/agenda-feed';
import { siteOf } from './site-of';

const CACHE_CONTROL = 'public, max-age=300, stale-while-revalidate=3600';
/** Without the backend calendars keep what they have, and come back. */
const RETRY_AFTER_SECONDS = '120';

/** By tag: making the file of 500 sessions takes a second or two, and it is the same until something changes. */
const files = new RecentAnswers<string>({ freshMs: Infinity, most: 50 });

/**
 * The iCalendar feed of a published event. It is read as a visitor: the server has the rights of the identity pool's guests and no
 * others. The tag is weak: DTSTAMP says when a file was made, which is not what it says.
 */
export const answerFeed = async (request: Request, eventId: string): Promise<Response> => {
  const site = siteOf(request);
  try {
    const found = await readPublicAgenda(eventId);
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

const fileOf = (site: string, { event, sessions }: PublicAgenda): string =>
  agendaFeedOf(sessions, {
    name: event.name,
    place: event.place,
    pageOf: (sessionId) => `${site}${sessionHref(event.id, sessionId)}`,
    takesTime: false,
  });

/** Of what the file says, without what it does not: how full sessions are changes all the time. */
const tagOf = (site: string, { event: { name, place }, sessions }: PublicAgenda): string => {
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
