import { describe, expect, it } from 'vitest';
import { sessionCancellation, sessionIdInput, sessionInput } from '../../../lib/validation/session.ts';

const input = {
  title: 'Reading a crowd',
  speakers: ['Ada Lovelace'],
  room: 'Hall 1',
  startsAt: '2026-11-23T10:00:00+01:00',
  endsAt: '2026-11-23T11:00:00+01:00',
  capacity: 40,
  reservationOpensAt: '2026-11-20T08:00:00Z',
};

const complaints = (changes: object): string[] =>
  (sessionInput.safeParse({ ...input, ...changes }).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('The form of a session', () => {
  it('is trimmed, in UTC, and has the usual minutes where none are given', () => {
    expect(sessionInput.parse({ ...input, title: '  Reading \n a  crowd ', abstract: ' ', track: null })).toEqual({
      title: 'Reading a crowd',
      speakers: ['Ada Lovelace'],
      room: 'Hall 1',
      startsAt: '2026-11-23T09:00:00.000Z',
      endsAt: '2026-11-23T10:00:00.000Z',
      capacity: 40,
      reservationOpensAt: '2026-11-20T08:00:00.000Z',
      queueLeadMinutes: 30,
      releaseMinutes: 10,
    });
  });

  it('needs no seats, and seats need not be reserved', () => {
    expect(complaints({ capacity: null, reservationOpensAt: null })).toEqual([]);
    expect(complaints({ reservationOpensAt: undefined })).toEqual([]);
    expect(complaints({ speakers: [] })).toEqual([]);
  });

  it.each([
    ['title', { title: '--' }],
    ['title', { title: 'x'.repeat(201) }],
    ['abstract', { abstract: 'x'.repeat(4001) }],
    ['speakers.0', { speakers: [' '] }],
    ['speakers', { speakers: Array.from({ length: 21 }, () => 'Ada') }],
    ['room', { room: '' }],
    ['startsAt', { startsAt: '2026-11-23T10:00' }],
    ['endsAt', { endsAt: input.startsAt }],
    ['endsAt', { endsAt: '2026-11-24T10:00:01+01:00' }],
    ['capacity', { capacity: 0 }],
    ['capacity', { capacity: 1.5 }],
    ['capacity', { capacity: 100_001 }],
    ['capacity', { capacity: null }],
    ['reservationOpensAt', { reservationOpensAt: input.startsAt }],
    ['queueLeadMinutes', { queueLeadMinutes: 181 }],
    ['releaseMinutes', { releaseMinutes: -1 }],
    ['releaseMinutes', { queueLeadMinutes: 10 }],
  ])('is refused for its %s (%#)', (path, changes) => expect(complaints(changes)).toEqual([path]));
});

describe('A cancellation', () => {
  it('says why, and taking it back does not have to', () => {
    expect(sessionCancellation.parse({ cancelled: true, reason: ' Ill ', version: 1 })).toEqual({
      cancelled: true,
      reason: 'Ill',
      version: 1,
    });
    expect(sessionCancellation.safeParse({ cancelled: true, reason: '  ', version: 1 }).error?.issues[0]?.path).toEqual(['reason']);
    expect(sessionCancellation.safeParse({ cancelled: false, version: 1 }).success).toBe(true);
    expect(sessionCancellation.safeParse({ cancelled: true, reason: 'x'.repeat(301), version: 1 }).success).toBe(false);
    expect(sessionCancellation.safeParse({ cancelled: false, version: 0 }).success).toBe(false);
  });
});

describe('The id of a session', () => {
  it.each(['', 'abcdefghijklmnop', 'A'.repeat(15), 'A'.repeat(17), `${'A'.repeat(15)}#`])('is not %j', (id) => {
    expect(sessionIdInput.safeParse(id).success).toBe(false);
  });

  it('is sixteen characters of base32', () => expect(sessionIdInput.safeParse('ABCDEFGH234567QX').success).toBe(true));
});
