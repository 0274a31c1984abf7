import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DOOR_MINUTES,
  doorPerMinute,
  EMPTY_ROOM,
  minuteAttribute,
  minuteOf,
  pastMinutes,
  roomCountOf,
  roomKey,
} from '../../../lib/domain/room-count.ts';

const now = new Date('2027-03-01T10:30:20Z');
const minute = minuteOf(now);
const open = (firstEntryAt: string, minutes: Record<number, number>) => ({ ...EMPTY_ROOM, firstEntryAt, minutes });

describe('The count of a room', () => {
  it('is read from its row, and is zero before anybody came', () => {
    expect(roomKey('s1')).toBe('room#s1');
    expect(roomCountOf(undefined)).toEqual(EMPTY_ROOM);
    expect(
      roomCountOf({ pk: 'room#s1', inside: 3, admitted: 4, walkIns: 1, version: 6, firstEntryAt: 'T', m12: 2, m13: 3, muddle: 9 }),
    ).toEqual({ inside: 3, admitted: 4, walkIns: 1, version: 6, firstEntryAt: 'T', minutes: { 12: 2, 13: 3 } });
  });

  it('names the minutes that no rate is measured over any more', () => {
    const minutes = { [minute - DOOR_MINUTES - 1]: 4, [minute - DOOR_MINUTES]: 5, [minute]: 6 };
    expect(pastMinutes(open('2027-03-01T10:00:00Z', minutes), now)).toEqual([minute - DOOR_MINUTES - 1]);
    expect(minuteAttribute(minute)).toBe(`m${minute}`);
  });
});

describe('The rate at the door', () => {
  it('is unknown until a full minute can be measured', () => {
    expect(doorPerMinute(EMPTY_ROOM, now)).toBeUndefined();
    expect(doorPerMinute(open('2027-03-01T10:30:01Z', { [minute]: 9 }), now)).toBeUndefined();
  });

  it('is measured over what there is of the last five full minutes', () => {
    expect(doorPerMinute(open('2027-03-01T10:28:50Z', { [minute - 2]: 6, [minute - 1]: 12, [minute]: 90 }), now)).toBe(9);
    const long = open('2027-03-01T09:00:00Z', { [minute - 6]: 99, [minute - 5]: 10, [minute - 3]: 20, [minute - 1]: 10 });
    expect(doorPerMinute(long, now)).toBe(8);
  });

  it('is zero when nobody came lately', () => {
    expect(doorPerMinute(open('2027-03-01T09:00:00Z', { [minute - 30]: 40 }), now)).toBe(0);
  });

  it('never exceeds the busiest minute', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 5, maxLength: 5 }), (entries) => {
        const minutes = Object.fromEntries(entries.map((count, index) => [minute - 5 + index, count]));
        const rate = doorPerMinute(open('2027-03-01T09:00:00Z', minutes), now) ?? 0;
        expect(rate).toBeLessThanOrEqual(Math.max(...entries));
        expect(rate).toBeGreaterThanOrEqual(Math.min(...entries));
      }),
    );
  });
});
