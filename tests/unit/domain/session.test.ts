import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callUpOpensAt,
  callUpShardOf,
  callUpShards,
  clashes,
  fillOf,
  isReservable,
  reservationRefusal,
  seatsReleasedAt,
} from '../../../lib/domain/session.ts';

const session = {
  state: 'SCHEDULED' as const,
  startsAt: '2026-11-23T10:00:00.000Z',
  endsAt: '2026-11-23T11:00:00.000Z',
  queueLeadMinutes: 30,
  releaseMinutes: 10,
  capacity: 40,
  reservationOpensAt: '2026-11-20T08:00:00.000Z',
};
const refusalAt = (now: string, changes: object = {}) => reservationRefusal({ ...session, ...changes }, new Date(now));

describe('How full a session is', () => {
  it.each([
    [0, 'OPEN'],
    [29, 'OPEN'],
    [30, 'FILLING'],
    [39, 'FILLING'],
    [40, 'FULL'],
    // Fewer seats than were taken.
    [45, 'FULL'],
  ])('with %i of 40 seats taken is %s', (taken, fill) => expect(fillOf({ taken, capacity: 40 })).toBe(fill));

  it('goes from open over filling to full, and a single seat from open to full', () => {
    expect([0, 1].map((taken) => fillOf({ taken, capacity: 1 }))).toEqual(['OPEN', 'FULL']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (capacity, taken) => {
        const order = ['OPEN', 'FILLING', 'FULL'];
        const [now, then] = [fillOf({ taken, capacity }), fillOf({ taken: taken + 1, capacity })];
        expect(order.indexOf(then)).toBeGreaterThanOrEqual(order.indexOf(now));
        expect(now === 'FULL').toBe(taken >= capacity);
      }),
    );
  });
});

describe('The times of a session', () => {
  it('call guests before seats are given away, and give seats away before it starts', () => {
    expect(callUpOpensAt(session).toISOString()).toBe('2026-11-23T09:30:00.000Z');
    expect(seatsReleasedAt(session).toISOString()).toBe('2026-11-23T09:50:00.000Z');
  });
});

describe('Reserving a seat', () => {
  it('is open from its moment until the session starts', () => {
    expect(refusalAt('2026-11-20T07:59:59.999Z')).toBe('RESERVATION_NOT_OPEN');
    expect(refusalAt('2026-11-20T08:00:00.000Z')).toBeUndefined();
    expect(refusalAt('2026-11-23T09:59:59.999Z')).toBeUndefined();
    expect(refusalAt('2026-11-23T10:00:00.000Z')).toBe('SESSION_STARTED');
  });

  it('is refused where there is nothing to reserve, and first of all when it is cancelled', () => {
    const now = '2026-11-21T08:00:00.000Z';
    expect(refusalAt(now, { capacity: undefined })).toBe('SESSION_NOT_RESERVABLE');
    expect(refusalAt(now, { reservationOpensAt: undefined })).toBe('SESSION_NOT_RESERVABLE');
    expect(refusalAt(now, { reservationOpensAt: undefined, state: 'CANCELLED' })).toBe('SESSION_CANCELLED');
    expect([isReservable(session), isReservable({ ...session, capacity: undefined })]).toEqual([true, false]);
  });
});

describe('Two sessions', () => {
  const at = (from: number, to: number) => ({ startsAt: `2026-11-23T${from}:00:00.000Z`, endsAt: `2026-11-23T${to}:00:00.000Z` });

  it('clash when they share a moment, whichever is named first', () => {
    expect(clashes(at(10, 12), at(11, 13))).toBe(true);
    expect(clashes(at(11, 13), at(10, 12))).toBe(true);
    expect(clashes(at(10, 14), at(11, 12))).toBe(true);
  });

  it('do not clash when one begins as the other ends', () => {
    expect([clashes(at(10, 11), at(11, 12)), clashes(at(11, 12), at(10, 11)), clashes(at(10, 11), at(15, 16))]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('The index of what is due', () => {
  it('has a key for every session, always the same', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 64 }), (id) => {
        expect(callUpShards()).toContain(callUpShardOf(id));
        expect(callUpShardOf(id)).toBe(callUpShardOf(id));
      }),
    );
    expect(new Set(['A', 'B', 'C', 'D'].map(callUpShardOf)).size).toBe(4);
  });
});
