import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countdownClock, countdownWords } from '../../../components/agenda/countdown.ts';
import { signalOnce } from '../../../components/agenda/call/call-signal.ts';
import { standingCalls } from '../../../components/agenda/call/standing-calls.ts';
import { memoryStorage } from '../components/memory-storage.ts';
import { aPlace, aSession } from './agenda-fixture.ts';

const called = aPlace({ state: 'CALLED', version: 2, calledAt: '2027-06-02T09:32:00.000Z', comeBy: '2027-06-02T09:42:00.000Z' });
const details = { queueLeadMinutes: 30, releaseMinutes: 10 };

type Known = Parameters<typeof standingCalls>[0];

const callsOf = (changes: Partial<Known> = {}) =>
  standingCalls({
    places: [called],
    sessions: [aSession()],
    timesOf: () => details,
    now: new Date('2027-06-02T09:35:00.000Z'),
    ...changes,
  });

describe('a call to queue', () => {
  it('stands with room and time until the guest should be there', () => {
    expect(callsOf()).toMatchObject([{ title: 'Queues that do not hurt', room: 'Room 2', comeBy: called.comeBy, isLate: false }]);
  });

  it('becomes the last call after that, and ends when seats are given away', () => {
    expect(callsOf({ now: new Date('2027-06-02T09:42:00.000Z') })).toMatchObject([{ isLate: true, keptUntil: '2027-06-02T09:50:00.000Z' }]);
    expect(callsOf({ now: new Date('2027-06-02T09:50:00.000Z') })).toEqual([]);
  });

  it('ends at its own time where nothing more is known', () => {
    expect(callsOf({ timesOf: () => undefined, now: new Date('2027-06-02T09:42:00.000Z') })).toEqual([]);
  });

  it.each(['RESERVED', 'ADMITTED', 'RELEASED', 'FORFEITED', 'WAITLISTED'] as const)('is none for a place that is %s', (state) => {
    expect(callsOf({ places: [{ ...called, state }] })).toEqual([]);
  });

  it('ends with the session’s cancellation', () => {
    expect(callsOf({ sessions: [aSession({ state: 'CANCELLED' })] })).toEqual([]);
  });

  it('ends when the session moves to a later time, or to an earlier one than the call', () => {
    const later = { startsAt: '2027-06-02T12:00:00.000Z', endsAt: '2027-06-02T13:00:00.000Z' };
    const earlier = { startsAt: '2027-06-02T09:40:00.000Z', endsAt: '2027-06-02T10:40:00.000Z' };
    expect(callsOf({ sessions: [aSession(later)] })).toEqual([]);
    expect(callsOf({ sessions: [aSession(earlier)] })).toEqual([]);
  });

  it('of a guest who got a seat late stands until the start', () => {
    const late = { ...called, comeBy: aSession().startsAt };
    expect(callsOf({ places: [late], now: new Date('2027-06-02T09:59:59.000Z') })).toHaveLength(1);
    expect(callsOf({ places: [late], now: new Date('2027-06-02T10:00:00.000Z') })).toEqual([]);
  });

  it('is another one when the guest is called again, and the most urgent comes first', () => {
    const [first] = callsOf();
    const [again] = callsOf({ places: [{ ...called, calledAt: '2027-06-02T09:34:00.000Z' }] });
    expect(again?.id).not.toBe(first?.id);
    const urgent = aPlace({ sessionId: 'S2', state: 'CALLED', calledAt: '2027-06-02T09:33:00.000Z', comeBy: '2027-06-02T09:38:00.000Z' });
    expect(callsOf({ places: [called, urgent], sessions: [aSession(), aSession({ id: 'S2' })] }).map(({ sessionId }) => sessionId)).toEqual(
      ['S2', 'S1'],
    );
  });
});

describe('the sound and buzz of a call', () => {
  const vibrate = vi.fn();
  const navigatorAs = (hasBeenActive: boolean) => vi.stubGlobal('navigator', { userActivation: { hasBeenActive }, vibrate });

  beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()));
  afterEach(() => {
    vi.unstubAllGlobals();
    vibrate.mockClear();
  });

  it('come once per call, also after a reload', () => {
    navigatorAs(true);
    signalOnce(['a']);
    signalOnce(['a']);
    expect(vibrate).toHaveBeenCalledTimes(1);
    signalOnce(['a', 'b']);
    expect(vibrate).toHaveBeenCalledTimes(2);
  });

  it('wait for a page that may', () => {
    navigatorAs(false);
    signalOnce(['a']);
    expect(vibrate).not.toHaveBeenCalled();
    navigatorAs(true);
    signalOnce(['a']);
    expect(vibrate).toHaveBeenCalledTimes(1);
  });
});

describe('a countdown', () => {
  it('runs down by the second and reaches 0:00 only at the end', () => {
    expect(countdownClock(3_723_000)).toBe('1:02:03');
    expect(countdownClock(725_000)).toBe('12:05');
    expect(countdownClock(6_001)).toBe('0:07');
    expect(countdownClock(1)).toBe('0:01');
    expect(countdownClock(0)).toBe('0:00');
    expect(countdownClock(-5_000)).toBe('0:00');
  });

  it('is said as coarse as it may be', () => {
    expect(countdownWords(20_000)).toBe('in a moment');
    expect(countdownWords(60_000)).toBe('in 1 minute');
    expect(countdownWords(11_100_000)).toBe('in 3 hours 5 minutes');
    expect(countdownWords(26 * 3_600_000)).toBe('in 26 hours');
    expect(countdownWords(50 * 3_600_000)).toBe('in 2 days');
  });
});
