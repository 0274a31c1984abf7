import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueShardOf,
  dueShards,
  isWanted,
  MAX_ATTEMPTS,
  noticeIdOf,
  noticeShardOf,
  QUIET_HOURS,
  quietUntil,
  retryAt,
  useBeforeOf,
} from '../../../lib/domain/notification.ts';

const event = { timeZone: 'Europe/Lisbon', checkInOpensAt: '2027-06-12T07:00:00.000Z', endsAt: '2027-06-12T17:00:00.000Z' };
const until = (now: string, changes: Partial<Parameters<typeof quietUntil>[0]> = {}) =>
  quietUntil({ kind: 'PROMOTED', createdAt: now, event, now: new Date(now), ...changes })?.toISOString();

describe('A text message at night', () => {
  it.each([
    // Lisbon is an hour ahead of UTC in summer.
    ['2027-06-01T20:59:59.000Z', undefined],
    ['2027-06-01T21:00:00.000Z', '2027-06-02T06:00:00.000Z'],
    ['2027-06-01T23:30:00.000Z', '2027-06-02T06:00:00.000Z'],
    ['2027-06-02T05:59:59.000Z', '2027-06-02T06:00:00.000Z'],
    ['2027-06-02T06:00:00.000Z', undefined],
  ])('planned at %s waits until %s', (now, expected) => expect(until(now)).toBe(expected));

  it.each([
    ['Asia/Kathmandu', '2027-03-01T17:00:00.000Z', '2027-03-02T01:15:00.000Z'],
    ['America/Los_Angeles', '2027-03-01T17:00:00.000Z', undefined],
    ['Pacific/Kiritimati', '2027-03-01T09:00:00.000Z', '2027-03-01T17:00:00.000Z'],
  ])('goes by the clock of %s', (timeZone, now, expected) => expect(until(now, { event: { ...event, timeZone } })).toBe(expected));

  it.each([
    ['spring, which is an hour shorter', '2027-03-27T22:30:00.000Z', '2027-03-28T06:00:00.000Z'],
    ['autumn, which is an hour longer', '2027-10-30T21:30:00.000Z', '2027-10-31T07:00:00.000Z'],
  ])('waits until seven on the clock in the night of %s', (_, now, expected) => expect(until(now)).toBe(expected));

  it('goes out while the event is on, and when it begins at the latest', () => {
    const overnight = { timeZone: 'Europe/Lisbon', checkInOpensAt: '2027-06-12T04:00:00.000Z', endsAt: '2027-06-13T03:00:00.000Z' };
    expect(until('2027-06-12T23:00:00.000Z', { event: overnight })).toBeUndefined();
    expect(until('2027-06-12T02:00:00.000Z', { event: overnight })).toBe('2027-06-12T04:00:00.000Z');
    expect(until('2027-06-13T03:00:00.000Z', { event: overnight })).toBe('2027-06-13T06:00:00.000Z');
  });

  it('goes out when someone waits for it, or has just asked for it', () => {
    const now = '2027-06-01T23:30:00.000Z';
    expect(until(now, { kind: 'REQUEST_CLAIMED' })).toBeUndefined();
    expect(until(now, { kind: 'STAFF_ALERT' })).toBeUndefined();
    expect(until(now, { kind: 'REGISTERED' })).toBeUndefined();
    expect(until(now, { kind: 'REGISTERED', createdAt: '2027-06-01T23:00:00.000Z' })).toBe('2027-06-02T06:00:00.000Z');
  });

  it('is never held for more than ten hours, nor until a quiet hour', () => {
    const zones = ['Europe/Lisbon', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 366 * 24 * 60 }), (timeZone, minute) => {
        const now = new Date(Date.UTC(2027, 0, 1) + minute * 60_000);
        const far = { timeZone, checkInOpensAt: '2030-01-01T00:00:00.000Z', endsAt: '2030-01-02T00:00:00.000Z' };
        const end = quietUntil({ kind: 'PROMOTED', createdAt: now.toISOString(), event: far, now });
        if (!end) return true;
        const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone }).format(end));
        return end > now && end.getTime() - now.getTime() <= 10 * 3_600_000 && hour === QUIET_HOURS.to;
      }),
    );
  });
});

describe('A guest is told', () => {
  const nothing = { notifyByEmail: false, notifyBySms: false, phone: '+351912345678' };

  it('in the app always, of a registration by e-mail always, the rest as they chose', () => {
    expect(isWanted('REQUEST_CLAIMED', 'IN_APP', nothing)).toBe(true);
    expect(isWanted('REGISTERED', 'EMAIL', nothing)).toBe(true);
    expect(isWanted('REQUEST_CLAIMED', 'EMAIL', nothing)).toBe(false);
    expect(isWanted('REQUEST_CLAIMED', 'EMAIL', { ...nothing, notifyByEmail: true })).toBe(true);
    expect(isWanted('REGISTERED', 'SMS', nothing)).toBe(false);
    expect(isWanted('REGISTERED', 'SMS', { ...nothing, notifyBySms: true })).toBe(true);
    expect(isWanted('REGISTERED', 'SMS', { ...nothing, notifyBySms: true, phone: undefined })).toBe(false);
  });

  it('of a claim within half an hour or not at all, and by text message never a day late', () => {
    const createdAt = new Date('2027-06-01T12:00:00.000Z');
    expect(useBeforeOf({ kind: 'REQUEST_CLAIMED', channel: 'EMAIL', createdAt })).toBe('2027-06-01T12:30:00.000Z');
    expect(useBeforeOf({ kind: 'REGISTERED', channel: 'EMAIL', createdAt })).toBe('2027-06-08T12:00:00.000Z');
    expect(useBeforeOf({ kind: 'REGISTERED', channel: 'SMS', createdAt })).toBe('2027-06-02T12:00:00.000Z');
    const until = '2027-06-01T12:40:00.000Z';
    expect(useBeforeOf({ kind: 'SESSION_CALLED', channel: 'SMS', createdAt, until })).toBe(until);
    expect(useBeforeOf({ kind: 'SESSION_MOVED', channel: 'SMS', createdAt, until: '2027-06-09T12:00:00.000Z' })).toBe(
      '2027-06-02T12:00:00.000Z',
    );
  });
});

describe('A notice that was turned away', () => {
  const now = new Date('2027-06-01T12:00:00.000Z');

  it('waits longer each time, and differently from others', () => {
    const waits = (random: number) =>
      Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => (Number(retryAt({ attempts: index + 1, now, random })) - Number(now)) / 1000);
    expect(waits(0)).toEqual([15, 30, 60, 120, 240, 450, 450]);
    expect(waits(0.999).map(Math.round)).toEqual([30, 60, 120, 240, 480, 900, 900]);
  });

  it('is given up after a bounded number of attempts', () => {
    expect(retryAt({ attempts: MAX_ATTEMPTS, now, random: 0 })).toBeUndefined();
  });
});

describe('A notice id', () => {
  const key = { eventId: 'E', kind: 'REQUEST_CLAIMED', subjectId: 'R.2', personId: 'G', channel: 'SMS' } as const;

  it('is the same for the same news to the same person on the same channel', () => {
    expect(noticeIdOf(key)).toBe('E#REQUEST_CLAIMED#R.2#G#SMS');
    expect(noticeIdOf({ ...key, subjectId: 'R.4' })).not.toBe(noticeIdOf(key));
  });

  it('spreads over the shards evenly, and stays in its own', () => {
    const ids = Array.from({ length: 4000 }, (_, index) => noticeIdOf({ ...key, personId: `G${index}` }));
    const counts = dueShards().map((shard) => ids.filter((id) => dueShardOf(id) === shard).length);
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(noticeShardOf('E', ids[0] ?? '', 16)).toBe(noticeShardOf('E', ids[0] ?? '', 16));
    expect(noticeShardOf('E', ids[0] ?? '', 1)).toBe('E#0');
  });
});
