import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgendaSession } from '@/lib/data/agenda';
import type { SessionStatus } from '@/lib/data/session-board';
import { oncePer } from '@/components/staff/sessions/once-per';
import { daysOf, sessionsOf, usualDay } from '@/components/staff/sessions/session-days';
import { phaseOf, suggestedCount } from '@/components/staff/sessions/session-phase';
import { nextWaveWords, rateWords } from '@/components/staff/sessions/session-words';
import { soonestOf } from '@/components/staff/sessions/wall-sessions';
import { wallWords } from '@/components/staff/sessions/wall-words';

const at = (time: string): Date => new Date(`2026-11-23T${time}:00.000Z`);

const aStatus = (changes: Partial<SessionStatus> = {}): SessionStatus => ({
  sessionId: 'SESSION1',
  eventId: 'EVENT1',
  title: 'Keynote',
  room: 'Hall 1',
  startsAt: '2026-11-23T10:00:00.000Z',
  endsAt: '2026-11-23T11:00:00.000Z',
  state: 'SCHEDULED',
  capacity: 60,
  reservationOpensAt: '2026-11-01T00:00:00.000Z',
  queueLeadMinutes: 30,
  releaseMinutes: 10,
  taken: 40,
  called: 0,
  waiting: 40,
  waitlisted: 0,
  inside: 0,
  admitted: 0,
  walkIns: 0,
  waves: 0,
  ...changes,
});

const anEntry = (id: string, changes: Partial<AgendaSession> = {}): AgendaSession =>
  ({
    id,
    title: `Talk ${id}`,
    speakers: [],
    room: 'Hall 1',
    startsAt: '2026-11-23T10:00:00.000Z',
    endsAt: '2026-11-23T11:00:00.000Z',
    state: 'SCHEDULED',
    fill: 'OPEN',
    ...changes,
  }) as AgendaSession;

describe("a session's phase", () => {
  it.each([
    ['before anybody is called', '09:29', {}, 'BEFORE'],
    ['from the first call on', '09:30', {}, 'CALLING'],
    ['while staff have stopped the waves', '09:40', { callUpPausedAt: '2026-11-23T09:35:00.000Z' }, 'PAUSED'],
    ['when seats are given away, also if nobody has done it yet', '09:50', {}, 'RELEASED'],
    ['when they were given away', '09:49', { seatsReleasedAt: '2026-11-23T09:49:00.000Z' }, 'RELEASED'],
    ['from the start on', '10:00', { callUpPausedAt: '2026-11-23T09:35:00.000Z' }, 'RUNNING'],
    ['after the end', '11:00', {}, 'OVER'],
    ['cancelled, whenever', '09:40', { state: 'CANCELLED' as const }, 'CANCELLED'],
    ['without reservations', '09:40', { reservationOpensAt: undefined }, 'FREE'],
  ])('%s', (_when, time, changes, phase) => {
    expect(phaseOf(aStatus(changes), at(time))).toBe(phase);
  });
});

describe('the suggested wave', () => {
  it('is what the door can take, and no more than wait', () => {
    const count = suggestedCount(aStatus(), at('09:30'));
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(40);
    expect(suggestedCount(aStatus({ waiting: 3 }), at('09:45'))).toBe(3);
  });

  it('is one guest at least, also when the line is long, and nobody when nobody waits', () => {
    expect(suggestedCount(aStatus({ waiting: 1, called: 500, doorPerMinute: 0.1 }), at('09:30'))).toBe(1);
    expect(suggestedCount(aStatus({ waiting: 0 }), at('09:40'))).toBe(0);
  });
});

it('says when the next wave is, or why there is none', () => {
  const words = (changes: Partial<SessionStatus>, time: string) => {
    const status = aStatus(changes);
    return nextWaveWords(status, phaseOf(status, at(time)), at(time), 'UTC');
  };
  expect(words({}, '09:20')).toBe('09:30, in 10 min');
  expect(words({ nextWaveAt: '2026-11-23T09:42:00.000Z' }, '09:40')).toBe('09:42, in 2 min');
  expect(words({ nextWaveAt: '2026-11-23T09:39:00.000Z' }, '09:40')).toBe('09:39, now');
  expect(words({ waiting: 0 }, '09:40')).toBe('everyone was called');
  expect(words({ callUpPausedAt: '2026-11-23T09:35:00.000Z' }, '09:40')).toBe('paused');
  expect(words({ waiting: 0, taken: 0 }, '09:40')).toBe('nobody has a seat yet');
  expect([rateWords(6.54), rateWords(0)]).toEqual(['6.5 a minute', '0 a minute']);
});

it('tells a wall one thing at a time', () => {
  const words = (changes: Partial<SessionStatus>, time: string) => {
    const status = aStatus(changes);
    return wallWords(status, phaseOf(status, at(time)), 'UTC');
  };
  const wave = { waves: 2, called: 12, admitted: 8, comeBy: '2026-11-23T09:47:00.000Z' };
  expect(words({}, '09:00')).toEqual({ call: 'Please wait', detail: 'Guests are called from 09:30' });
  expect(words({}, '09:30')).toEqual({ call: 'Please wait', detail: 'The first guests are called in a moment' });
  expect(words(wave, '09:40')).toEqual({ call: 'Come by 09:47', detail: 'Wave 2: 20 guests called so far' });
  expect(words({ ...wave, waiting: 0 }, '09:40')).toEqual({ call: 'Everyone was called', detail: 'Come by 09:47' });
  expect(words({ ...wave, callUpPausedAt: '2026-11-23T09:35:00.000Z' }, '09:40').call).toBe('A short pause');
  expect(words({ inside: 58 }, '09:55').detail).toBe('Room for 2 more');
  expect(words({ inside: 60 }, '10:05')).toEqual({ call: 'It has started', detail: 'The room is full' });
  expect(words({ state: 'CANCELLED' }, '09:40')).toEqual({ call: 'Cancelled' });
});

describe('the days of an agenda', () => {
  const sessions = [
    anEntry('LATE', { startsAt: '2026-11-23T23:30:00.000Z', endsAt: '2026-11-24T00:30:00.000Z' }),
    anEntry('EARLY', { room: 'Hall 10' }),
    anEntry('SAME', { room: 'Hall 2', speakers: ['Ada Lovelace'] }),
    anEntry('NEXT', { startsAt: '2026-11-25T09:00:00.000Z', endsAt: '2026-11-25T10:00:00.000Z' }),
  ];

  it("are those of the event's zone", () => {
    expect(daysOf(sessions, 'UTC')).toEqual(['2026-11-23', '2026-11-25']);
    expect(daysOf(sessions, 'Europe/Berlin')).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
  });

  it('start with today, else with the next one, else with the last one', () => {
    const days = daysOf(sessions, 'UTC');
    expect(usualDay(days, at('23:00'), 'UTC')).toBe('2026-11-23');
    expect(usualDay(days, new Date('2026-11-24T12:00:00Z'), 'UTC')).toBe('2026-11-25');
    expect(usualDay(days, new Date('2026-12-24T12:00:00Z'), 'UTC')).toBe('2026-11-25');
    expect(usualDay([], at('23:00'), 'UTC')).toBeUndefined();
  });

  it('list sessions by start and room, and find them by title, room and speaker', () => {
    const ids = (text: string) => sessionsOf(sessions, { day: '2026-11-23', text, timeZone: 'UTC' }).map(({ id }) => id);
    expect(ids('')).toEqual(['SAME', 'EARLY', 'LATE']);
    expect([ids(' lovelace '), ids('hall 10'), ids('nothing')]).toEqual([['SAME'], ['EARLY'], []]);
  });

  it('give a wall what begins soonest, and what has just begun', () => {
    expect(soonestOf(sessions, at('10:14')).map(({ id }) => id)).toEqual(['EARLY', 'SAME', 'LATE', 'NEXT']);
    expect(soonestOf(sessions, at('10:15')).map(({ id }) => id)).toEqual(['LATE', 'NEXT']);
  });
});

describe('looking once in a while', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('does at once what is asked for, and what is asked for meanwhile at the end of the interval', () => {
    const seen: string[] = [];
    const looks = oncePer(1_000, (key) => seen.push(key));
    for (let ask = 0; ask < 100; ask++) looks.ask('a');
    looks.ask('b');
    expect(seen).toEqual(['a', 'b']);
    vi.advanceTimersByTime(1_000);
    expect(seen).toEqual(['a', 'b', 'a']);
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual(['a', 'b', 'a']);
    looks.ask('a');
    looks.ask('a');
    looks.stop();
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual(['a', 'b', 'a', 'a']);
  });
});
