import { describe, expect, it } from 'vitest';
import {
  changesSeats,
  concernsLine,
  freesSeat,
  liveNewsOf,
  noticeKindOf,
  type ReservationChange,
  reservationChangeOf,
} from '../../../amplify/functions/announce-reservations/reservation-change.ts';
import type { ReservationState } from '../../../lib/domain/reservation.ts';

const image = (state: ReservationState, calledAt?: string) => ({
  ...{ id: 'keynote.GUEST', eventId: 'conference', sessionId: 'keynote', guestId: 'GUEST', version: 2 },
  ...{ state, calledAt, comeBy: undefined },
});
const from = (before: ReservationState | undefined, after: ReservationState): ReservationChange => ({
  before: before && image(before),
  after: image(after),
});

describe('A step of a reservation', () => {
  it.each([
    [undefined, 'RESERVED', { live: 'RESERVATION', notice: undefined, seats: true, frees: false, line: false }],
    [undefined, 'WAITLISTED', { live: 'RESERVATION', notice: undefined, seats: false, frees: false, line: true }],
    [undefined, 'ADMITTED', { live: 'RESERVATION', notice: undefined, seats: true, frees: false, line: false }],
    ['WAITLISTED', 'RESERVED', { live: 'RESERVATION', notice: 'SESSION_SEAT_FREED', seats: true, frees: false, line: true }],
    ['WAITLISTED', 'CALLED', { live: 'CALLED', notice: 'SESSION_SEAT_FREED', seats: true, frees: false, line: true }],
    ['WAITLISTED', 'ADMITTED', { live: 'RESERVATION', notice: undefined, seats: true, frees: false, line: true }],
    ['WAITLISTED', 'RELEASED', { live: 'RESERVATION', notice: undefined, seats: false, frees: false, line: true }],
    ['RESERVED', 'CALLED', { live: 'CALLED', notice: undefined, seats: false, frees: false, line: false }],
    ['CALLED', 'RESERVED', { live: 'RESERVATION', notice: undefined, seats: false, frees: false, line: false }],
    ['CALLED', 'ADMITTED', { live: 'RESERVATION', notice: undefined, seats: false, frees: false, line: false }],
    ['RESERVED', 'RELEASED', { live: 'RESERVATION', notice: undefined, seats: true, frees: true, line: false }],
    ['CALLED', 'FORFEITED', { live: 'RESERVATION', notice: 'SESSION_SEAT_LOST', seats: true, frees: true, line: false }],
    ['ADMITTED', 'ADMITTED', { live: undefined, notice: undefined, seats: false, frees: false, line: false }],
  ] as const)('from %s to %s is news of its kind', (before, after, expected) => {
    const change = from(before, after);
    expect({
      live: liveNewsOf(change),
      notice: noticeKindOf(change),
      seats: changesSeats(change),
      frees: freesSeat(change),
      line: concernsLine(change),
    }).toEqual(expected);
  });

  it('that calls a guest again is news, and a record that comes twice is the same', () => {
    const [first, again] = ['2027-05-04T09:00:00.000Z', '2027-05-04T11:00:00.000Z'];
    expect(liveNewsOf({ before: image('CALLED', first), after: image('CALLED', again) })).toBe('CALLED');
    expect(liveNewsOf({ before: image('CALLED', first), after: image('CALLED', first) })).toBeUndefined();
  });

  it('is read from a record, and refused from one that holds no reservation, without its values', () => {
    const text = (S: string) => ({ S });
    const row = {
      ...{ id: text('keynote.GUEST'), eventId: text('conference'), sessionId: text('keynote'), guestId: text('GUEST') },
      ...{ state: text('RESERVED'), version: { N: '2' } },
    };
    expect(reservationChangeOf({ dynamodb: { NewImage: row } })).toEqual({ before: undefined, after: image('RESERVED') });
    expect(reservationChangeOf({ dynamodb: { OldImage: row } })).toBeUndefined();
    const refused = (): unknown => reservationChangeOf({ dynamodb: { NewImage: { ...row, state: text('ada@private.example') } } });
    expect(refused).toThrow(/state/);
    expect(refused).not.toThrow(/private/);
  });
});
