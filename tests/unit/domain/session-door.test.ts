import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import type { ReservationState } from '../../../lib/domain/reservation.ts';
import { doorVerdict, type DoorFacts, type DoorScan, OPEN_DOOR_MINUTES, seeksSeat } from '../../../lib/domain/session-door.ts';
import { signTicket } from '../../../lib/domain/ticket.ts';

const eventId = 'ABCD2345';
const guestId = guestIdOf(eventId, 'ada@usher.example');
const ticketOf = (revision: number, event = eventId) => signTicket({ eventId: event, guestId, revision }, new Uint8Array(32).fill(7));

/** Called from 9:30, seats given away at 9:50, from ten to eleven. */
const reservable = {
  state: 'SCHEDULED' as const,
  startsAt: '2027-03-01T10:00:00.000Z',
  endsAt: '2027-03-01T11:00:00.000Z',
  queueLeadMinutes: 30,
  releaseMinutes: 10,
  capacity: 40,
  reservationOpensAt: '2027-02-01T09:00:00.000Z',
};
const open = { ...reservable, reservationOpensAt: undefined };
const released = { ...reservable, seatsReleasedAt: '2027-03-01T09:50:10.000Z' };
const EARLY = new Date('2027-03-01T09:29:59Z');
const CALLING = new Date('2027-03-01T09:40:00Z');
const RELEASED = new Date('2027-03-01T09:51:00Z');
const STARTED = new Date('2027-03-01T10:05:00Z');

const guest = { eventId, state: 'REGISTERED', ticket: ticketOf(2), ticketRevision: 2 };
const facts = (changes: Partial<DoorFacts> = {}): DoorFacts => ({
  event: { state: 'PUBLISHED' },
  session: reservable,
  guest,
  place: undefined,
  inside: 0,
  hasFreeSeat: true,
  hasLine: false,
  ...changes,
});
const entry: DoorScan = { eventId, ticket: ticketOf(2), direction: 'ENTRY', override: false };
const exit: DoorScan = { ...entry, direction: 'EXIT' };
const byHand: DoorScan = { eventId, direction: 'ENTRY', override: true };
const place = (state: ReservationState) => ({ place: { state } });
const leftBefore = { place: { state: 'ADMITTED' as const, leftAt: '2027-03-01T09:45:00Z' } };

const DENIED = (reason: string, opensAt?: string) => ({ outcome: 'DENIED', reason, ...(opensAt && { opensAt }) });
const ADMITTED = (step: string) => ({ outcome: 'ADMITTED', step });
const DUPLICATE = { outcome: 'DUPLICATE' };
const CALLS_FROM = '2027-03-01T09:30:00.000Z';

describe('A ticket at a session’s door', () => {
  it.each([
    { case: 'that is none', scan: { ...entry, ticket: 'hello' }, reason: 'UNKNOWN_TICKET' },
    { case: 'of another event', scan: { ...entry, ticket: ticketOf(2, 'AAAAAAAA') }, reason: 'WRONG_EVENT' },
    { case: 'of an older revision', scan: { ...entry, ticket: ticketOf(1) }, reason: 'REVOKED' },
    { case: 'of a revision never issued', scan: { ...entry, ticket: ticketOf(3) }, reason: 'UNKNOWN_TICKET' },
    { case: 'of nobody', changes: { guest: undefined }, reason: 'UNKNOWN_TICKET' },
    { case: 'of a guest who cancelled', changes: { guest: { ...guest, state: 'CANCELLED', ticket: undefined } }, reason: 'CANCELLED' },
    {
      case: 'of a guest in line for the event',
      changes: { guest: { ...guest, state: 'WAITLISTED', ticket: undefined } },
      reason: 'WAITLISTED',
    },
  ])('$case is refused, whatever the session', ({ scan = entry, changes = {}, reason }) => {
    expect(doorVerdict(facts({ ...place('CALLED'), ...changes }), scan, CALLING)).toEqual(DENIED(reason));
    const over = facts({ ...changes, session: { ...reservable, state: 'CANCELLED' } });
    expect(doorVerdict(over, scan, STARTED)).toEqual(DENIED(reason));
  });

  it('does not ask whether its guest came through the entrance', () => {
    const atEntrance = { ...guest, checkedInAt: '2027-03-01T08:00:00Z', checkedInScanId: 'x' };
    expect(doorVerdict(facts({ guest: atEntrance, ...place('CALLED') }), entry, CALLING)).toEqual(ADMITTED('ADMIT'));
  });
});

describe('A session', () => {
  it.each([
    { case: 'that was cancelled', session: { ...reservable, state: 'CANCELLED' as const }, now: CALLING, reason: 'SESSION_CANCELLED' },
    { case: 'that is over', session: reservable, now: new Date(reservable.endsAt), reason: 'SESSION_OVER' },
    { case: 'without reservations that is over', session: open, now: new Date(open.endsAt), reason: 'SESSION_OVER' },
  ])('$case lets nobody in, not by hand either', ({ session, now, reason }) => {
    for (const state of ['CALLED', 'ADMITTED', 'RESERVED'] as const) {
      expect(doorVerdict(facts({ session, ...place(state) }), entry, now)).toEqual(DENIED(reason));
      expect(doorVerdict(facts({ session, ...place(state) }), byHand, now)).toEqual(DENIED(reason));
    }
  });

  it('of an event that was cancelled or is not published lets nobody in', () => {
    expect(doorVerdict(facts({ event: { state: 'CANCELLED' }, ...place('CALLED') }), entry, CALLING)).toEqual(DENIED('SESSION_CANCELLED'));
    expect(doorVerdict(facts({ event: { state: 'DRAFT' }, ...place('CALLED') }), entry, CALLING)).toEqual(DENIED('NOT_OPEN'));
  });

  it('lets in until the last moment', () => {
    expect(doorVerdict(facts(place('CALLED')), entry, new Date(Date.parse(reservable.endsAt) - 1))).toEqual(ADMITTED('ADMIT'));
  });
});

describe('The door of a session with reserved seats', () => {
  it.each<{ case: string; changes?: Partial<DoorFacts>; now: Date; verdict: object }>([
    { case: 'a called guest', changes: place('CALLED'), now: CALLING, verdict: ADMITTED('ADMIT') },
    { case: 'a called guest who comes late', changes: place('CALLED'), now: STARTED, verdict: ADMITTED('ADMIT') },
    {
      case: 'a guest with a seat before anybody is called',
      changes: place('RESERVED'),
      now: EARLY,
      verdict: DENIED('NOT_CALLED', CALLS_FROM),
    },
    { case: 'a guest with a seat who was not called yet', changes: place('RESERVED'), now: CALLING, verdict: DENIED('NOT_CALLED') },
    {
      case: 'a guest with a seat one moment before the release',
      changes: place('RESERVED'),
      now: new Date('2027-03-01T09:49:59.999Z'),
      verdict: DENIED('NOT_CALLED'),
    },
    {
      case: 'a guest with a seat that the release left',
      changes: place('RESERVED'),
      now: new Date('2027-03-01T09:50:00Z'),
      verdict: ADMITTED('ADMIT'),
    },
    { case: 'a guest who is in', changes: place('ADMITTED'), now: CALLING, verdict: DUPLICATE },
    { case: 'a guest who is in and comes again before the calls', changes: place('ADMITTED'), now: EARLY, verdict: DUPLICATE },
    { case: 'a guest who went out', changes: leftBefore, now: CALLING, verdict: ADMITTED('REENTER') },
    { case: 'a guest in line', changes: { ...place('WAITLISTED'), hasLine: true }, now: CALLING, verdict: DENIED('WAITLISTED') },
    {
      case: 'a guest in line while the release is due and not done',
      changes: { ...place('WAITLISTED'), hasLine: true },
      now: RELEASED,
      verdict: DENIED('WAITLISTED'),
    },
    {
      case: 'a guest in line after the release, with a free seat',
      changes: { ...place('WAITLISTED'), session: released, hasLine: true },
      now: RELEASED,
      verdict: ADMITTED('WALK_IN'),
    },
    {
      case: 'a guest in line after the release, without one',
      changes: { ...place('WAITLISTED'), session: released, hasFreeSeat: false },
      now: RELEASED,
      verdict: DENIED('WAITLISTED'),
    },
    {
      case: 'a guest in line after the start, though nobody released the seats',
      changes: { ...place('WAITLISTED'), hasLine: true },
      now: STARTED,
      verdict: ADMITTED('WALK_IN'),
    },
    {
      case: 'a guest who lost the seat, with a free one',
      changes: { ...place('FORFEITED'), session: released },
      now: RELEASED,
      verdict: ADMITTED('WALK_IN'),
    },
    {
      case: 'a guest who lost the seat, without a free one',
      changes: { ...place('FORFEITED'), session: released, hasFreeSeat: false },
      now: RELEASED,
      verdict: DENIED('EXPIRED'),
    },
    {
      case: 'a guest who lost the seat while the line is being served',
      changes: { ...place('FORFEITED'), hasLine: true },
      now: RELEASED,
      verdict: DENIED('EXPIRED'),
    },
    { case: 'a guest without a place before the calls', now: EARLY, verdict: DENIED('NOT_RESERVED') },
    { case: 'a guest who gave the place back, before the calls', changes: place('RELEASED'), now: EARLY, verdict: DENIED('NOT_RESERVED') },
    { case: 'a guest without a place, with a free seat', now: CALLING, verdict: ADMITTED('WALK_IN') },
    { case: 'a guest who gave the place back, with a free seat', changes: place('RELEASED'), now: CALLING, verdict: ADMITTED('WALK_IN') },
    { case: 'a guest without a place while others wait', changes: { hasLine: true }, now: CALLING, verdict: DENIED('FULL') },
    { case: 'a guest without a place and no free seat', changes: { hasFreeSeat: false }, now: CALLING, verdict: DENIED('FULL') },
    {
      case: 'a guest without a place after the release, though some still wait',
      changes: { session: released, hasLine: true },
      now: RELEASED,
      verdict: ADMITTED('WALK_IN'),
    },
    { case: 'a called guest at a room that is full', changes: { ...place('CALLED'), inside: 40 }, now: CALLING, verdict: DENIED('FULL') },
    {
      case: 'a guest who went out of a room that is full now',
      changes: { ...leftBefore, inside: 40 },
      now: CALLING,
      verdict: DENIED('FULL'),
    },
  ])('answers $case', ({ changes, now, verdict }) => {
    expect(doorVerdict(facts(changes), entry, now)).toEqual(verdict);
  });

  it.each<{ case: string; changes?: Partial<DoorFacts>; verdict: object }>([
    { case: 'a guest who was not called', changes: place('RESERVED'), verdict: ADMITTED('ADMIT') },
    { case: 'a guest without a seat', verdict: ADMITTED('WALK_IN') },
    { case: 'a guest in line', changes: { ...place('WAITLISTED'), hasLine: true }, verdict: ADMITTED('WALK_IN') },
    { case: 'a guest who lost the seat', changes: { ...place('FORFEITED'), hasLine: true }, verdict: ADMITTED('WALK_IN') },
    { case: 'a guest without a seat when none is free', changes: { hasFreeSeat: false }, verdict: DENIED('FULL') },
    { case: 'a guest in line when none is free', changes: { ...place('WAITLISTED'), hasFreeSeat: false }, verdict: DENIED('FULL') },
    {
      case: 'a guest who lost the seat when none is free',
      changes: { ...place('FORFEITED'), hasFreeSeat: false },
      verdict: DENIED('FULL'),
    },
    { case: 'a guest with a seat when the room is full', changes: { ...place('RESERVED'), inside: 41 }, verdict: DENIED('FULL') },
    { case: 'a guest who is in', changes: place('ADMITTED'), verdict: DUPLICATE },
  ])('answers staff who let in $case by hand', ({ changes, verdict }) => {
    expect(doorVerdict(facts(changes), byHand, EARLY)).toEqual(verdict);
  });

  it('judges a guest without the ticket as one with it, unless staff decide otherwise', () => {
    expect(doorVerdict(facts(place('RESERVED')), { ...byHand, override: false }, CALLING)).toEqual(DENIED('NOT_CALLED'));
    expect(doorVerdict(facts(place('CALLED')), { ...byHand, override: false }, CALLING)).toEqual(ADMITTED('ADMIT'));
  });
});

describe('The door of a session without reservations', () => {
  const opensAt = new Date(Date.parse(open.startsAt) - OPEN_DOOR_MINUTES * 60_000);

  it('opens half an hour before the start, earlier by staff’s hand', () => {
    const before = new Date(opensAt.getTime() - 1);
    expect(doorVerdict(facts({ session: open }), entry, before)).toEqual(DENIED('NOT_OPEN', opensAt.toISOString()));
    expect(doorVerdict(facts({ session: open }), byHand, before)).toEqual(ADMITTED('WALK_IN'));
    expect(doorVerdict(facts({ session: open }), entry, opensAt)).toEqual(ADMITTED('WALK_IN'));
  });

  it('lets in whoever has a ticket until the room is full, and again when someone left', () => {
    const at = (inside: number) => facts({ session: open, inside, hasFreeSeat: false });
    expect(doorVerdict(at(39), entry, STARTED)).toEqual(ADMITTED('WALK_IN'));
    expect(doorVerdict(at(40), entry, STARTED)).toEqual(DENIED('FULL'));
    expect(doorVerdict(at(40), byHand, STARTED)).toEqual(DENIED('FULL'));
    expect(doorVerdict({ ...at(40), ...leftBefore }, entry, STARTED)).toEqual(DENIED('FULL'));
    expect(doorVerdict({ ...at(39), ...leftBefore }, entry, STARTED)).toEqual(ADMITTED('REENTER'));
    expect(doorVerdict({ ...at(39), ...place('ADMITTED') }, entry, STARTED)).toEqual(DUPLICATE);
  });

  it('has no limit where nobody counts seats', () => {
    expect(doorVerdict(facts({ session: { ...open, capacity: undefined }, inside: 9000 }), entry, STARTED)).toEqual(ADMITTED('WALK_IN'));
  });

  it('knows seats of the time when they were reserved', () => {
    expect(doorVerdict(facts({ session: open, ...place('RESERVED') }), entry, STARTED)).toEqual(ADMITTED('ADMIT'));
  });
});

describe('An exit', () => {
  it('lets out who is in, also when the session is over or cancelled and the room is full', () => {
    for (const session of [reservable, open, { ...reservable, state: 'CANCELLED' as const }]) {
      for (const now of [EARLY, STARTED, new Date('2027-03-02T00:00:00Z')]) {
        expect(doorVerdict(facts({ session, ...place('ADMITTED'), inside: 40 }), exit, now)).toEqual(ADMITTED('LEAVE'));
      }
    }
  });

  it('changes nothing for who is not in', () => {
    for (const changes of [{}, place('RESERVED'), place('CALLED'), place('RELEASED'), leftBefore]) {
      expect(doorVerdict(facts(changes), exit, STARTED)).toEqual(DUPLICATE);
    }
  });

  it('is open to who lost the registration in the meantime, not to who shows no ticket of ours', () => {
    const cancelled = { ...guest, state: 'CANCELLED', ticket: undefined };
    expect(doorVerdict(facts({ guest: cancelled, ...place('ADMITTED') }), exit, STARTED)).toEqual(ADMITTED('LEAVE'));
    expect(doorVerdict(facts(place('ADMITTED')), { ...exit, ticket: 'hello' }, STARTED)).toEqual(DENIED('UNKNOWN_TICKET'));
  });
});

describe('Any verdict', () => {
  const anyFacts = fc.record({
    session: fc.constantFrom(reservable, released, open, { ...open, capacity: undefined }),
    place: fc.option(
      fc.record({
        state: fc.constantFrom<ReservationState>('RESERVED', 'WAITLISTED', 'CALLED', 'ADMITTED', 'RELEASED', 'FORFEITED'),
        leftAt: fc.constantFrom(undefined, '2027-03-01T09:45:00Z'),
      }),
      { nil: undefined },
    ),
    inside: fc.nat(60),
    hasFreeSeat: fc.boolean(),
    hasLine: fc.boolean(),
  });
  const anyNow = fc.integer({ min: -3600, max: 7200 }).map((seconds) => new Date(Date.parse(reservable.startsAt) + seconds * 1000));
  const anyScan = fc.record({ direction: fc.constantFrom('ENTRY' as const, 'EXIT' as const), override: fc.boolean() });

  it('admits with a step and otherwise changes nothing, fills no room beyond what it holds, and gives no seat that is not free', () => {
    fc.assert(
      fc.property(anyFacts, anyScan, anyNow, (changes, how, now) => {
        const all = facts(changes);
        const verdict = doorVerdict(all, { ...entry, ...how }, now);
        expect(verdict.outcome === 'ADMITTED').toBe(verdict.step !== undefined);
        expect(verdict.outcome === 'DENIED').toBe(verdict.reason !== undefined);
        if (verdict.step === undefined || verdict.step === 'LEAVE') return;
        if (all.session.capacity !== undefined) expect(all.inside).toBeLessThan(all.session.capacity);
        if (verdict.step === 'WALK_IN' && all.session.reservationOpensAt) {
          expect(all.hasFreeSeat).toBe(true);
          expect(seeksSeat(all.session, all.place, how.direction)).toBe(true);
        }
      }),
    );
  });
});
