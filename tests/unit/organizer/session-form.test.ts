import { describe, expect, it } from 'vitest';
import { hasSameDetails } from '../../../components/organizer/meet-newer.ts';
import { sessionFormResolver } from '../../../components/organizer/sessions/session-form-resolver.ts';
import {
  copyValuesOf,
  followStart,
  newSessionValues,
  SESSION_FIELDS,
  sessionFormValuesOf,
  type SessionFormFields,
} from '../../../components/organizer/sessions/session-form-values.ts';
import { groupSessions } from '../../../components/organizer/sessions/session-groups.ts';
import { opensWords, seatWords } from '../../../components/organizer/sessions/session-words.ts';
import type { ManagedSession } from '../../../lib/data/manage-sessions.ts';

const timeZone = 'Europe/Lisbon';

const session: ManagedSession = {
  id: 'ABCDEFGHIJKLMNOP',
  eventId: 'EVENT',
  title: 'Reading a crowd',
  speakers: ['Ada Lovelace', 'Alan Turing'],
  room: 'Hall 1',
  track: 'Design',
  startsAt: '2027-06-02T09:00:00.000Z',
  endsAt: '2027-06-02T10:00:00.000Z',
  state: 'SCHEDULED',
  capacity: 40,
  reservationOpensAt: '2027-05-01T08:00:00.000Z',
  queueLeadMinutes: 30,
  releaseMinutes: 10,
  fill: 'OPEN',
  version: 1,
};

const resolve = (changes: Partial<SessionFormFields> = {}) =>
  sessionFormResolver(timeZone)({ ...sessionFormValuesOf(session, timeZone), ...changes }, undefined, {
    fields: {},
    shouldUseNativeValidation: false,
  });
const messages = async (changes: Partial<SessionFormFields>) =>
  Object.fromEntries(Object.entries((await resolve(changes)).errors).map(([field, error]) => [field, error?.message]));

describe('The session form', () => {
  it('shows a session by the clocks of the event, and sends what it shows', async () => {
    expect(sessionFormValuesOf(session, timeZone)).toMatchObject({
      startsAt: '2027-06-02T10:00',
      speakers: 'Ada Lovelace\nAlan Turing',
      capacity: '40',
    });
    expect((await resolve()).values).toMatchObject({
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      speakers: session.speakers,
      capacity: 40,
      reservationOpensAt: session.reservationOpensAt,
    });
  });

  it('sends nothing for what is left empty', async () => {
    const { values } = await resolve({ abstract: ' ', speakers: '\n \n', track: '', capacity: '', reservationOpensAt: '' });
    expect(values).toMatchObject({
      speakers: [],
      abstract: undefined,
      track: undefined,
      capacity: undefined,
      reservationOpensAt: undefined,
    });
  });

  it('says what is wrong beside each field', async () => {
    expect(await messages({ title: '', room: ' ', capacity: 'many', queueLeadMinutes: '1.5' })).toEqual({
      title: 'Please enter a title.',
      room: 'Please enter a room.',
      capacity: 'Please enter a whole number.',
      queueLeadMinutes: 'Please enter a whole number.',
    });
    expect((await messages({ startsAt: '2027-03-28T01:30' }))['startsAt']).toContain('summer time');
    expect(await messages({ endsAt: '2027-06-02T09:00' })).toEqual({ endsAt: 'It must end after it starts.' });
  });

  it('lets the end follow the start, also over midnight', () => {
    expect(followStart({ from: '2027-06-02T10:00', to: '2027-06-02T23:30', endsAt: '2027-06-02T11:00' })).toBe('2027-06-03T00:30');
    expect(followStart({ from: '2027-06-02T10:00', to: '', endsAt: '2027-06-02T11:00' })).toBeUndefined();
  });

  it('begins where the programme ends, and a copy as the session that it copies', () => {
    const fresh = newSessionValues({ eventStartsAt: '2027-06-02T08:00:00.000Z', timeZone, last: undefined });
    expect(fresh).toMatchObject({ startsAt: '2027-06-02T09:00', endsAt: '2027-06-02T10:00', room: '' });
    expect(newSessionValues({ eventStartsAt: session.startsAt, timeZone, last: session })).toMatchObject({
      startsAt: '2027-06-02T11:00',
      room: 'Hall 1',
    });
    expect(copyValuesOf({ ...session, title: 'x'.repeat(200) }, timeZone).title).toHaveLength(200);
    expect(copyValuesOf(session, timeZone)).toMatchObject({ title: 'Reading a crowd (copy)', room: 'Hall 1' });
  });

  it('knows a version that differs in nothing that it shows', () => {
    const shown = sessionFormValuesOf(session, timeZone);
    expect(hasSameDetails(SESSION_FIELDS, shown, sessionFormValuesOf({ ...session, fill: 'FULL', version: 3 }, timeZone))).toBe(true);
    expect(hasSameDetails(SESSION_FIELDS, shown, { ...shown, room: 'Hall 2' })).toBe(false);
  });
});

describe('The list of sessions', () => {
  const late: ManagedSession = {
    ...session,
    id: 'LATE',
    title: 'Late talk',
    startsAt: '2027-06-02T23:30:00.000Z',
    endsAt: '2027-06-03T00:30:00.000Z',
  };
  const cancelled: ManagedSession = { ...session, id: 'GONE', title: 'Gone', room: 'Attic', state: 'CANCELLED' };
  const list = (search = '', withCancelled = false) =>
    groupSessions([late, session, cancelled], { search, withCancelled, timeZone }).map(({ day, sessions }) => [
      day,
      sessions.map(({ id }) => id),
    ]);

  it('is by day at the event, by start, then by room', () => {
    expect(list('', true)).toEqual([
      ['Wednesday 2 June 2027', ['GONE', session.id]],
      ['Thursday 3 June 2027', ['LATE']],
    ]);
  });

  it('finds titles, speakers, rooms and tracks, however they are typed', () => {
    expect(list('LATE')).toEqual([['Thursday 3 June 2027', ['LATE']]]);
    for (const search of ['turing', 'hall 1', 'dèsign']) expect(list(search)).toHaveLength(2);
    expect(list('attic')).toEqual([]);
    expect(list('attic', true)).toHaveLength(1);
  });

  it('says how seats are had', () => {
    expect([
      seatWords(session),
      seatWords({ capacity: 1, reservationOpensAt: undefined }),
      seatWords({ capacity: undefined, reservationOpensAt: undefined }),
    ]).toEqual(['40 seats', '1 seat, first come', 'Open to everyone']);
    expect(opensWords(session, { timeZone, now: new Date('2027-04-30T08:00:00Z') })).toBe('Seats from Sat 1 May 2027, 09:00');
    expect(opensWords(session, { timeZone, now: new Date('2027-05-01T08:00:00Z') })).toBeUndefined();
  });
});
