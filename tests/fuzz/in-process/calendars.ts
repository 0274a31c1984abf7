import fc from 'fast-check';
import { agendaFeedOf, type FeedSession } from '../../../lib/domain/agenda-feed.ts';
import { siteOf } from '../../../components/agenda/calendar/site-of.ts';
import { line, optionalLine } from '../../../lib/validation/text.ts';
import { FuzzFault, fuzzTarget } from '../fuzz-target.ts';
import { hostileText } from '../hostile-values.ts';

const AT = '2027-06-12T12:00:00.000Z';

/** Text as an organizer's form lets it through. */
const storedText = fc
  .tuple(hostileText, fc.constantFrom('a', '7'))
  .map((parts) => parts.join(' '))
  .filter((text) => line('it', 4_000).safeParse(text).success)
  .map((text) => line('it', 4_000).parse(text));

const session: fc.Arbitrary<FeedSession> = fc.record({
  id: fc.constantFrom('ABCDEFGHIJKLMNOP', '\r\nX-A:1'),
  title: storedText,
  speakers: fc.array(storedText, { maxLength: 2 }),
  room: storedText,
  track: fc.option(storedText, { nil: undefined }).map((track) => optionalLine(4_000).parse(track)),
  startsAt: fc.constant(AT),
  endsAt: fc.constant('2027-06-12T13:00:00.000Z'),
  state: fc.constantFrom('SCHEDULED' as const, 'CANCELLED' as const),
  revision: fc.integer({ min: 1, max: 99 }),
});

const host = fc.oneof(fc.constantFrom('localhost:3000', 'evil.example/x', 'a b', 'x@y', '[::1', ''), hostileText);
const KNOWN =
  /^(BEGIN|END|VERSION|CALSCALE|PRODID|METHOD|X-WR-CALNAME|X-PUBLISHED-TTL|UID|SUMMARY|DTSTAMP|DTSTART|DTEND|SEQUENCE|DESCRIPTION|LOCATION|CATEGORIES|URL|STATUS|TRANSP)[;:]/;

/** Nothing that anyone types becomes a line of its own in the file that calendars subscribe to. */
export const calendarTarget = fuzzTarget({
  name: 'calendar feeds',
  share: 1,
  inputs: fc.record({ sessions: fc.array(session, { maxLength: 1 }), name: storedText, place: storedText, host }),
  judge: ({ sessions, name, place, host: asked }) => {
    const request = { url: 'https://usher.example/events/x/agenda.ics', headers: { get: () => asked } } as unknown as Request;
    const site = siteOf(request, '');
    if (new URL(site).origin !== site) throw new FuzzFault(`${site} is no address of a site.`);
    const file = agendaFeedOf(sessions, { name, place, takesTime: true, pageOf: (id) => `${site}/${encodeURIComponent(id)}` });
    const lines = file
      .replaceAll(/\r\n[ \t]/g, '')
      .split('\r\n')
      .filter(Boolean);
    const foreign = lines.find((text) => !KNOWN.test(text));
    if (foreign !== undefined) throw new FuzzFault(`A line that nobody wrote: ${JSON.stringify(foreign.slice(0, 80))}`);
    if (lines.filter((text) => text === 'BEGIN:VEVENT').length !== sessions.length)
      throw new FuzzFault('There are more or fewer sessions than there were.');
    return sessions.length === 0 ? 'empty' : 'written';
  },
});
