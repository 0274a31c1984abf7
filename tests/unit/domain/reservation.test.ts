import { describe, expect, it } from 'vitest';
import { placeRefusal, placesThatStand } from '../../../lib/domain/guest-schedule.ts';
import { canBecome, RESERVATION_LIMITS, type ReservationState } from '../../../lib/domain/reservation.ts';

const STATES: ReservationState[] = ['RESERVED', 'WAITLISTED', 'CALLED', 'ADMITTED', 'RELEASED', 'FORFEITED'];
const NOW = new Date('2027-05-04T09:00:00.000Z');

const session = (id: string, from: string, to: string, state: 'SCHEDULED' | 'CANCELLED' = 'SCHEDULED') => ({
  id,
  state,
  startsAt: `2027-05-04T${from}:00.000Z`,
  endsAt: `2027-05-04T${to}:00.000Z`,
});
const known = (...sessions: ReturnType<typeof session>[]) => new Map(sessions.map((one) => [one.id, one]));

describe('A place in a session', () => {
  it('may follow only on what leads to it', () => {
    const rule = Object.fromEntries(
      [undefined, ...STATES].map((from) => [from ?? 'nothing', STATES.filter((to) => canBecome(from, to)).join(' ')]),
    );
    expect(rule).toEqual({
      nothing: 'RESERVED WAITLISTED CALLED ADMITTED',
      RESERVED: 'CALLED ADMITTED RELEASED FORFEITED',
      WAITLISTED: 'RESERVED CALLED ADMITTED RELEASED',
      CALLED: 'RESERVED CALLED ADMITTED RELEASED FORFEITED',
      ADMITTED: '',
      RELEASED: 'RESERVED WAITLISTED CALLED ADMITTED',
      FORFEITED: 'RESERVED WAITLISTED CALLED ADMITTED',
    });
  });
});

describe('The schedule of a guest', () => {
  it('holds standing places of sessions that are not over, at their times of now', () => {
    const sessions = known(
      session('seat', '10:00', '11:00'),
      session('line', '10:30', '11:30'),
      session('given-back', '12:00', '13:00'),
      session('lost', '12:00', '13:00'),
      session('off', '12:00', '13:00', 'CANCELLED'),
      session('over', '08:00', '09:00'),
    );
    const places = placesThatStand(
      [
        { sessionId: 'seat', state: 'CALLED' },
        { sessionId: 'line', state: 'WAITLISTED' },
        { sessionId: 'given-back', state: 'RELEASED' },
        { sessionId: 'lost', state: 'FORFEITED' },
        { sessionId: 'off', state: 'RESERVED' },
        { sessionId: 'over', state: 'ADMITTED' },
        { sessionId: 'gone', state: 'RESERVED' },
      ],
      sessions,
      NOW,
    );
    expect(places).toEqual({
      seat: { startsAt: '2027-05-04T10:00:00.000Z', endsAt: '2027-05-04T11:00:00.000Z' },
      line: { startsAt: '2027-05-04T10:30:00.000Z', endsAt: '2027-05-04T11:30:00.000Z', waits: true },
      off: { startsAt: '2027-05-04T12:00:00.000Z', endsAt: '2027-05-04T13:00:00.000Z', isCancelled: true },
    });
  });

  it('counts a place in a cancelled session only when that takes place after all', () => {
    const place = { startsAt: '2027-05-04T10:00:00.000Z', endsAt: '2027-05-04T11:00:00.000Z' };
    expect(placeRefusal({ off: { ...place, isCancelled: true } }, session('other', '10:00', '11:00'))).toBeUndefined();
    expect(placeRefusal({ off: place }, session('other', '10:00', '11:00'))).toBe('SESSION_CLASH');
  });

  it('refuses a second session at the same time, but not one that begins as the other ends', () => {
    const places = { held: { startsAt: '2027-05-04T10:00:00.000Z', endsAt: '2027-05-04T11:00:00.000Z' } };
    expect(placeRefusal(places, session('other', '10:59', '12:00'))).toBe('SESSION_CLASH');
    expect(placeRefusal(places, session('other', '11:00', '12:00'))).toBeUndefined();
    expect(placeRefusal(places, session('other', '09:00', '10:00'))).toBeUndefined();
  });

  it('lets a guest wait for two sessions at the same time, and never clashes with itself', () => {
    const waiting = { startsAt: '2027-05-04T10:00:00.000Z', endsAt: '2027-05-04T11:00:00.000Z', waits: true };
    expect(placeRefusal({ line: waiting }, session('other', '10:00', '11:00'))).toBeUndefined();
    expect(placeRefusal({ held: { ...waiting, waits: undefined } }, session('held', '10:00', '11:00'))).toBeUndefined();
  });

  it('has room for a number of places, those in line counted too', () => {
    const place = { startsAt: '2027-05-05T10:00:00.000Z', endsAt: '2027-05-05T11:00:00.000Z', waits: true };
    const places = Object.fromEntries(Array.from({ length: RESERVATION_LIMITS.perGuest }, (_, number) => [`s${number}`, place]));
    expect(placeRefusal(places, session('one-more', '10:00', '11:00'))).toBe('TOO_MANY_RESERVATIONS');
    expect(placeRefusal(places, session('s0', '10:00', '11:00'))).toBeUndefined();
  });
});
