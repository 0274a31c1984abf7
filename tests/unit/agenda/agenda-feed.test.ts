import { describe, expect, it } from 'vitest';
import { agendaFeedOf } from '../../../lib/domain/agenda-feed.ts';
import { aSession } from './agenda-fixture.ts';

const feedOf = (sessions: ReturnType<typeof aSession>[], options = {}) =>
  agendaFeedOf(sessions, {
    name: 'Harbour Days',
    place: 'Pier 3, Lisbon',
    pageOf: (id) => `https://usher.example/events/ABCD2345/agenda/${id}`,
    takesTime: false,
    ...options,
  })
    .replaceAll('\r\n ', '')
    .replaceAll('\r\n\t', '');

describe('the calendar feed', () => {
  it('carries each session with its UID, its times in UTC, its room and its page', () => {
    const feed = feedOf([aSession({ track: 'Data' }), aSession({ id: 'S2' })]);
    expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    for (const line of [
      'X-WR-CALNAME:Harbour Days',
      'UID:S1@usher',
      'UID:S2@usher',
      'DTSTART:20270602T100000Z',
      'DTEND:20270602T110000Z',
      'SUMMARY:Queues that do not hurt',
      'LOCATION:Room 2\\, Pier 3\\, Lisbon',
      'CATEGORIES:Data',
      'URL:https://usher.example/events/ABCD2345/agenda/S1',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
    ]) {
      expect(feed.split('\r\n')).toContain(line);
    }
  });

  it('raises SEQUENCE with the session’s revision and keeps its UID', () => {
    const moved = feedOf([aSession({ revision: 4, startsAt: '2027-06-02T12:00:00.000Z' })]).split('\r\n');
    expect(moved).toContain('SEQUENCE:4');
    expect(moved).toContain('UID:S1@usher');
  });

  it('says which sessions are cancelled, also to those who had a seat', () => {
    const cancelled = [aSession({ state: 'CANCELLED' })];
    expect(feedOf(cancelled)).toContain('STATUS:CANCELLED');
    const own = feedOf(cancelled, { statusOf: () => 'TENTATIVE', takesTime: true });
    expect(own).toContain('STATUS:CANCELLED');
    expect(own).toContain('TRANSP:TRANSPARENT');
  });

  it('blocks the time of one’s own schedule, and calls a place in line tentative', () => {
    const own = feedOf([aSession()], { statusOf: () => 'TENTATIVE', takesTime: true });
    expect(own).toContain('STATUS:TENTATIVE');
    expect(own).toContain('TRANSP:OPAQUE');
  });

  it('lets no title break out of its line', () => {
    const feed = feedOf([aSession({ title: 'Ends here\r\nSTATUS:CANCELLED; or, not' })]);
    expect(feed.split('\r\n').filter((line) => line === 'STATUS:CANCELLED')).toEqual([]);
    expect(feed).toContain('or\\, not');
  });

  it('is a calendar without events for an empty agenda', () => {
    expect(feedOf([])).toMatch(/^BEGIN:VCALENDAR[^]*END:VCALENDAR\r\n$/);
  });
});
