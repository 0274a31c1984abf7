import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comeByOf, doorPace, lastCallAt, nextLookAt, waveSize } from '../../../lib/domain/call-up.ts';
import { callUpOpensAt, seatsReleasedAt } from '../../../lib/domain/session.ts';

const MINUTE_MS = 60_000;
const STARTS = Date.parse('2027-06-12T09:00:00.000Z');

const aSession = ({ capacity = 500, queueLeadMinutes = 30, releaseMinutes = 10 } = {}) => ({
  ...{ capacity, queueLeadMinutes, releaseMinutes },
  startsAt: new Date(STARTS).toISOString(),
  endsAt: new Date(STARTS + 60 * MINUTE_MS).toISOString(),
});

/** So many minutes before the session starts. */
const before = (minutes: number): Date => new Date(STARTS - minutes * MINUTE_MS);

const sessions = fc
  .record({
    capacity: fc.integer({ min: 1, max: 100_000 }),
    releaseMinutes: fc.integer({ min: 0, max: 119 }),
    window: fc.integer({ min: 1, max: 61 }),
  })
  .map(({ capacity, releaseMinutes, window }) => aSession({ capacity, releaseMinutes, queueLeadMinutes: releaseMinutes + window }));
const paces = fc.option(fc.double({ min: 0, max: 400, noNaN: true }), { nil: undefined });
const counts = fc.nat(100_000);

describe('The first wave', () => {
  it.each([
    [40, 50, 40],
    [500, 500, 192],
    [10_000, 10_000, 3840],
  ])('of %i guests in a room for %i calls %i: what the doors take in eight minutes', (waiting, capacity, expected) => {
    expect(waveSize({ session: aSession({ capacity }), waiting, called: 0, doorPerMinute: undefined, now: before(30) })).toBe(expected);
  });

  it('is for everyone where nobody can be called later', () => {
    const session = aSession({ queueLeadMinutes: 12, releaseMinutes: 10 });
    expect(waveSize({ session, waiting: 500, called: 0, doorPerMinute: undefined, now: before(12) })).toBe(500);
  });
});

describe('A later wave', () => {
  it('is smaller while many are under way, and larger at a quick door', () => {
    const now = before(27);
    const wave = (called: number, doorPerMinute: number) =>
      waveSize({ session: aSession({ capacity: 1000 }), waiting: 600, called, doorPerMinute, now });
    expect(wave(100, 40)).toBe(220);
    expect(wave(10, 40)).toBe(310);
    expect(wave(10, 60)).toBe(470);
  });

  it('brings as many as must be called by now, however long the line is', () => {
    // Three minutes before the last call: this wave and one more.
    expect(waveSize({ session: aSession(), waiting: 300, called: 400, doorPerMinute: 5, now: before(23) })).toBe(150);
  });

  it('calls only those who must be called by now while the door is behind, and nobody when nobody waits', () => {
    const session = aSession({ queueLeadMinutes: 180 });
    expect(waveSize({ session, waiting: 20, called: 400, doorPerMinute: 5, now: before(170) })).toBe(1);
    expect(waveSize({ session, waiting: 0, called: 400, doorPerMinute: 5, now: before(170) })).toBe(0);
  });

  it('is never larger than those who wait, and not smaller at a quicker door', () => {
    fc.assert(
      fc.property(sessions, counts, counts, paces, fc.nat(60), (session, waiting, called, doorPerMinute, minute) => {
        const now = new Date(callUpOpensAt(session).getTime() + minute * MINUTE_MS);
        const count = waveSize({ session, waiting, called, doorPerMinute, now });
        expect(Number.isInteger(count)).toBe(true);
        expect(count).toBeGreaterThanOrEqual(waiting > 0 ? 1 : 0);
        expect(count).toBeLessThanOrEqual(waiting);
        expect(
          waveSize({ session, waiting, called, doorPerMinute: doorPace({ capacity: session.capacity, doorPerMinute }) + 5, now }),
        ).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});

it('A door that few came to is believed to be no slower than a third of the usual', () => {
  expect(doorPace({ capacity: 200, doorPerMinute: undefined })).toBe(12);
  expect(doorPace({ capacity: 1000, doorPerMinute: undefined })).toBe(48);
  expect(doorPace({ capacity: 200, doorPerMinute: 0 })).toBe(4);
  expect(doorPace({ capacity: 200, doorPerMinute: 7 })).toBe(7);
});

it('The last call leaves ten minutes to come, and half the time of a short call-up', () => {
  expect(lastCallAt(aSession())).toEqual(before(20));
  expect(lastCallAt(aSession({ queueLeadMinutes: 14 }))).toEqual(before(12));
});

describe('"Come by"', () => {
  const situation = { session: aSession({ capacity: 200 }), called: 0, doorPerMinute: undefined };

  it('leaves ten minutes to a full minute, or as long as those before them take', () => {
    expect(comeByOf({ ...situation, count: 12, now: before(30) })).toEqual(before(20));
    expect(comeByOf({ ...situation, count: 12, now: new Date(before(30).getTime() + 1) })).toEqual(before(19));
    expect(comeByOf({ ...situation, called: 60, count: 120, now: before(30) })).toEqual(before(15));
  });

  it('is never after the seats are given away, nor before now', () => {
    fc.assert(
      fc.property(
        sessions,
        counts,
        counts,
        paces,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (session, called, count, doorPerMinute, part) => {
          const [opens, releases] = [callUpOpensAt(session).getTime(), seatsReleasedAt(session).getTime()];
          const now = new Date(Math.round(opens + (releases - opens) * part));
          const comeBy = comeByOf({ session, called, doorPerMinute, now, count });
          expect(comeBy.getTime()).toBeLessThanOrEqual(releases);
          expect(comeBy.getTime()).toBeGreaterThanOrEqual(now.getTime());
        },
      ),
    );
  });
});

describe('The next look', () => {
  const look = (now: Date, changes = {}) => nextLookAt({ session: aSession(), isPaused: false, isWaveFollowing: false, now, ...changes });

  it('is when the call-up opens, three minutes after a wave, a minute after nobody was called', () => {
    expect(look(before(90))).toEqual(before(30));
    expect(look(before(30), { isWaveFollowing: true })).toEqual(before(27));
    expect(look(before(30))).toEqual(before(29));
  });

  it('is at the last call, and when seats are given away, not later', () => {
    expect(look(before(22), { isWaveFollowing: true })).toEqual(before(20));
    expect(look(before(10.5))).toEqual(before(10));
  });

  it('is when seats are given away, while the waves are paused', () => expect(look(before(25), { isPaused: true })).toEqual(before(10)));
});

it('Everyone is called by the last call or within a minute, whatever the door does, and the line stays short where it can', () => {
  fc.assert(
    fc.property(
      sessions,
      fc.nat(20_000),
      fc.array(fc.nat(200), { minLength: 1, maxLength: 30 }),
      fc.nat(59),
      (session, guests, entries, second) => {
        let [waiting, called] = [guests, 0];
        const releases = seatsReleasedAt(session).getTime();
        let due = callUpOpensAt(session).getTime();
        // The sweep comes every minute, at any second of it.
        for (let sweep = due + second * 1000, minute = 0; sweep < releases; sweep += MINUTE_MS, minute++) {
          const doorPerMinute = minute === 0 ? undefined : entries[minute % entries.length];
          called -= Math.min(called, entries[minute % entries.length] ?? 0);
          if (due > sweep) continue;
          const now = new Date(sweep);
          const count = waveSize({ session, waiting, called, doorPerMinute, now });
          const wavesLeft = Math.max(1, 1 + Math.floor((lastCallAt(session).getTime() - sweep) / (3 * MINUTE_MS)));
          const most = Math.max(doorPace({ capacity: session.capacity, doorPerMinute }) * 8, called + Math.ceil(waiting / wavesLeft));
          if (count > 0) expect(called + count).toBeLessThanOrEqual(most);
          waiting -= count;
          called += count;
          due = nextLookAt({ session, isPaused: false, isWaveFollowing: waiting > 0, now }).getTime();
          if (sweep >= lastCallAt(session).getTime()) expect(waiting).toBe(0);
        }
        expect(waiting).toBe(0);
      },
    ),
  );
});
