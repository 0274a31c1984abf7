import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { cancel, createEvent, publishEvent, register } from './backend-calls.ts';
import { refusalOf } from './guest-request-calls.ts';
import { newPeople, newPerson, newWorker } from './people.ts';
import {
  aDoorScan,
  admit,
  admitByHand,
  type Door,
  givePlace,
  inMinutes,
  newOpenSession,
  newSession,
  placeOf,
  roomOf,
  scanOf,
  scansOf,
  seatsTaken,
  setSession,
  startOf,
} from './session-door-calls.ts';

type Guest = { token: string; guestId: string; ticket: string };

let organizer: Person;
let eventId: string;
let otherId: string;
let kiosk: string;
let staff: string;
let guests: Guest[];

const guest = (index: number): Guest => guests[index] as Guest;

const newEvent = async (): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ capacity: 50 }));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

const registered = async (token: string, event: string): Promise<Guest> => {
  const { guestId, ticket } = await register(token, event);
  return { token, guestId, ticket: ticket ?? '' };
};

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  const people = await newPeople(5);
  [eventId, otherId] = [await newEvent(), await newEvent()];
  kiosk = await newWorker(organizer.accessToken, eventId, 'KIOSK');
  staff = await newWorker(organizer.accessToken, eventId, 'STAFF');
  guests = await Promise.all(people.map(({ accessToken }) => registered(accessToken, eventId)));
});

const session = (changes: Parameters<typeof newSession>[2] = {}): Promise<Door> => newSession(organizer.accessToken, eventId, changes);
const openSession = (changes: Parameters<typeof newSession>[2] = {}): Promise<Door> =>
  newOpenSession(organizer.accessToken, eventId, changes);

const over = { startsAt: inMinutes(-90), endsAt: inMinutes(-30), reservationOpensAt: inMinutes(-600) };

describe('A ticket at a session’s door', () => {
  it('lets a called guest in once, counts the room, and tells the next door where and when', async () => {
    const door = await session();
    const { ticket, guestId } = guest(0);
    await givePlace(door, guest(0).guestId, 'CALLED');
    const first = await admit(kiosk, door, ticket, { gate: 'Left door' });
    expect(first).toMatchObject({
      outcome: 'ADMITTED',
      isWalkIn: false,
      guest: { guestId, givenName: 'Ada' },
      room: { inside: 1, admitted: 1, walkIns: 0, capacity: 10, version: 1 },
    });
    const second = await admit(staff, door, ticket, { gate: 'Right door' });
    expect(second).toMatchObject({
      outcome: 'DUPLICATE',
      firstGate: 'Left door',
      firstAdmittedAt: first.receivedAt,
      guest: { guestId },
      room: first.room,
    });
    expect(await placeOf(door, guestId)).toMatchObject({ state: 'ADMITTED', admittedScanId: first.scanId, admittedGate: 'Left door' });
    expect(await seatsTaken(door)).toBe(1);
  });

  it('gets the same answer for the same scan, whatever happened since and whatever else is sent', async () => {
    const door = await session();
    await givePlace(door, guest(0).guestId, 'CALLED');
    const scan = aDoorScan() as { scanId: string; scannedAt: string };
    const first = await admit(kiosk, door, guest(0).ticket, scan);
    await admit(kiosk, door, guest(0).ticket, { direction: 'EXIT' });
    const again = await admit(staff, door, 'no ticket at all', { ...scan, gate: 'Elsewhere', direction: 'EXIT' });
    expect(again).toEqual({
      ...first,
      outcome: 'REPEATED',
      repeatedOutcome: 'ADMITTED',
      room: { ...first.room, inside: 0, version: 2 },
    });

    const refused = await admit(kiosk, door, 'https://example.org');
    const refusedAgain = await admit(kiosk, door, guest(0).ticket, { scanId: refused.scanId });
    expect(refusedAgain).toMatchObject({ outcome: 'REPEATED', repeatedOutcome: 'DENIED', reason: 'UNKNOWN_TICKET', guest: null });
  });

  it('that is refused leaves a row with its reason', async () => {
    const door = await session();
    const { ticket, guestId } = guest(0);
    const other = await registered(guest(0).token, otherId);
    const forged = ticket.replace(/.{4}$/, (end) => (end === 'AAAA' ? 'QQQQ' : 'AAAA'));
    const forNobody = ticket.replace(guestId, 'A'.repeat(16));
    for (const [text, reason] of [
      ['hello', 'UNKNOWN_TICKET'],
      [forged, 'UNKNOWN_TICKET'],
      [forNobody, 'UNKNOWN_TICKET'],
      [other.ticket, 'WRONG_EVENT'],
    ] as const) {
      const answer = await admit(kiosk, door, text);
      expect(answer).toMatchObject({ outcome: 'DENIED', reason, guest: null, room: { inside: 0, version: 0 } });
      expect(await scanOf(door, answer.scanId)).toMatchObject({ outcome: 'DENIED', reason, sessionId: door.sessionId });
    }
    await expect.poll(() => scansOf(door)).toBe(4);
    expect(await roomOf(door)).toBeUndefined();
  });

  it('of a cancelled or newer registration is refused', async () => {
    const event = await newEvent();
    const door = await newOpenSession(organizer.accessToken, event);
    const before = await registered(guest(0).token, event);
    await cancel(before.token, event);
    expect(await admit(organizer.accessToken, door, before.ticket)).toMatchObject({ outcome: 'DENIED', reason: 'CANCELLED' });
    const after = await registered(before.token, event);
    expect(await admit(organizer.accessToken, door, before.ticket)).toMatchObject({ outcome: 'DENIED', reason: 'REVOKED' });
    expect(await admit(organizer.accessToken, door, after.ticket)).toMatchObject({ outcome: 'ADMITTED' });
  });

  it('is refused with the reason of the guest’s place', async () => {
    const later = await session({ startsAt: inMinutes(50), endsAt: inMinutes(90) });
    const callsFrom = new Date((await startOf(later)) - 30 * 60_000).toISOString();
    await givePlace(later, guest(0).guestId, 'RESERVED');
    expect(await admit(kiosk, later, guest(0).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'NOT_CALLED', opensAt: callsFrom });
    expect(await admit(kiosk, later, guest(1).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'NOT_RESERVED', opensAt: null });

    const small = await session({ capacity: 1 });
    await givePlace(small, guest(0).guestId, 'RESERVED');
    await givePlace(small, guest(1).guestId, 'WAITLISTED');
    expect(await admit(kiosk, small, guest(0).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'NOT_CALLED' });
    expect(await admit(kiosk, small, guest(1).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'WAITLISTED' });
    expect(await admit(kiosk, small, guest(2).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'FULL' });
  });

  it('is refused at a session that is over, cancelled or not open yet', async () => {
    expect(await admit(kiosk, await session(over), guest(0).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'SESSION_OVER' });
    const cancelled = await session();
    await givePlace(cancelled, guest(1).guestId, 'CALLED');
    await setSession(cancelled, { state: 'CANCELLED' });
    expect(await admit(kiosk, cancelled, guest(1).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'SESSION_CANCELLED' });
    const tomorrow = await openSession({ startsAt: inMinutes(600), endsAt: inMinutes(660) });
    const opensAt = new Date((await startOf(tomorrow)) - 30 * 60_000).toISOString();
    expect(await admit(kiosk, tomorrow, guest(0).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'NOT_OPEN', opensAt });
  });

  it('lets its guest out and in again, and keeps the seat meanwhile', async () => {
    const door = await session({ capacity: 1 });
    await givePlace(door, guest(0).guestId, 'CALLED');
    const outcomes = [];
    for (const direction of ['EXIT', 'ENTRY', 'EXIT', 'EXIT', 'ENTRY', 'ENTRY'] as const) {
      const { outcome, room } = await admit(kiosk, door, guest(0).ticket, { direction });
      outcomes.push([outcome, room.inside, room.admitted]);
      if (room.inside === 0 && room.admitted === 1) {
        expect(await admit(kiosk, door, guest(1).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'FULL' });
      }
    }
    expect(outcomes).toEqual([
      ['DUPLICATE', 0, 0],
      ['ADMITTED', 1, 1],
      ['ADMITTED', 0, 1],
      ['DUPLICATE', 0, 1],
      ['ADMITTED', 1, 1],
      ['DUPLICATE', 1, 1],
    ]);
    expect(await seatsTaken(door)).toBe(1);
  });

  it('whose clock is ahead, or whose scan is ages ago, is not accepted', async () => {
    const door = await session();
    for (const scannedAt of [inMinutes(6), inMinutes(-60 * 24 * 15)]) {
      expect((await refusalOf(admit(kiosk, door, guest(0).ticket, { scannedAt }))).code).toBe('INVALID_INPUT');
    }
    expect(await admit(kiosk, door, guest(0).ticket, { scannedAt: inMinutes(-60) })).toMatchObject({ outcome: 'ADMITTED' });
  });

  it.each([{ scanId: 'short' }, { scanId: 'with#hash-in-it' }, { gate: ' ' }, { gate: 'x'.repeat(61) }])(
    'with %o is not accepted',
    async (changes) => {
      const door = await session();
      expect((await refusalOf(admit(kiosk, door, guest(0).ticket, changes))).code).toBe('INVALID_INPUT');
      expect((await refusalOf(admitByHand(staff, door, guest(0).guestId, changes))).code).toBe('INVALID_INPUT');
    },
  );
});

describe('Walk-ins', () => {
  it('take a free seat while nobody waits, and none that is reserved', async () => {
    const door = await session({ capacity: 2 });
    await givePlace(door, guest(0).guestId, 'RESERVED');
    expect(await admit(kiosk, door, guest(1).ticket)).toMatchObject({
      outcome: 'ADMITTED',
      isWalkIn: true,
      room: { inside: 1, admitted: 1, walkIns: 1 },
    });
    expect(await admit(kiosk, door, guest(2).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'FULL' });
    expect(await seatsTaken(door)).toBe(2);
    expect(await placeOf(door, guest(1).guestId)).toMatchObject({ state: 'ADMITTED', isWalkIn: true, seatShard: 0 });
  });

  it('overtake nobody who waits in line', async () => {
    const door = await session({ capacity: 2 });
    await givePlace(door, guest(0).guestId, 'CALLED');
    await givePlace(door, guest(1).guestId, 'WAITLISTED');
    // The free seat is the one of the guest in line, who is promoted at any moment, or was.
    expect(await admit(kiosk, door, guest(2).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'FULL' });
    expect(await seatsTaken(door)).toBeLessThanOrEqual(2);
  });

  it('get what the release left, also those who lost their own seat or waited in line', async () => {
    const door = await session({ capacity: 2 });
    await givePlace(door, guest(0).guestId, 'CALLED');
    await givePlace(door, guest(1).guestId, 'FORFEITED');
    expect(await admit(kiosk, door, guest(1).ticket)).toMatchObject({ outcome: 'ADMITTED', isWalkIn: true });
    expect(await admit(kiosk, door, guest(0).ticket)).toMatchObject({ outcome: 'ADMITTED', isWalkIn: false });

    const gone = await session({ capacity: 1 });
    await givePlace(gone, guest(2).guestId, 'FORFEITED');
    await admit(kiosk, gone, guest(3).ticket);
    expect(await admit(kiosk, gone, guest(2).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'EXPIRED' });
  });

  it('fill a session without reservations until the room is full, and again when someone leaves', async () => {
    const door = await openSession({ capacity: 2 });
    expect(await admit(kiosk, door, guest(0).ticket)).toMatchObject({ outcome: 'ADMITTED', room: { inside: 1, capacity: 2 } });
    expect(await admit(kiosk, door, guest(1).ticket)).toMatchObject({ outcome: 'ADMITTED', room: { inside: 2 } });
    expect(await admit(kiosk, door, guest(2).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'FULL' });
    await admit(kiosk, door, guest(0).ticket, { direction: 'EXIT' });
    expect(await admit(kiosk, door, guest(2).ticket)).toMatchObject({ outcome: 'ADMITTED', room: { inside: 2, admitted: 3 } });
    expect(await admit(kiosk, door, guest(0).ticket)).toMatchObject({ outcome: 'DENIED', reason: 'FULL' });
    expect(await seatsTaken(door)).toBe(0);
  });
});

describe('Staff by hand', () => {
  it('let in whoever is called, and whoever is not when they say so', async () => {
    const door = await session({ startsAt: inMinutes(50), endsAt: inMinutes(90), capacity: 2 });
    await givePlace(door, guest(0).guestId, 'RESERVED');
    expect(await admitByHand(staff, door, guest(0).guestId)).toMatchObject({ outcome: 'DENIED', reason: 'NOT_CALLED' });
    expect(await admitByHand(staff, door, guest(0).guestId, { override: true })).toMatchObject({ outcome: 'ADMITTED', isWalkIn: false });
    expect(await admitByHand(staff, door, guest(1).guestId)).toMatchObject({ outcome: 'DENIED', reason: 'NOT_RESERVED' });
    expect(await admitByHand(staff, door, guest(1).guestId, { override: true })).toMatchObject({ outcome: 'ADMITTED', isWalkIn: true });
    expect(await admitByHand(staff, door, guest(2).guestId, { override: true })).toMatchObject({ outcome: 'DENIED', reason: 'FULL' });
    expect(await seatsTaken(door)).toBe(2);
  });

  it('put nobody into a room that is full, though the guest has a seat', async () => {
    const door = await session({ capacity: 2 });
    await givePlace(door, guest(0).guestId, 'CALLED');
    await givePlace(door, guest(1).guestId, 'CALLED');
    await admit(kiosk, door, guest(0).ticket);
    // An organizer puts the session into a smaller room.
    await setSession(door, { capacity: 1 });
    for (const override of [false, true]) {
      expect(await admitByHand(staff, door, guest(1).guestId, { override })).toMatchObject({
        outcome: 'DENIED',
        reason: 'FULL',
        room: { inside: 1, capacity: 1 },
      });
    }
    await admit(kiosk, door, guest(0).ticket, { direction: 'EXIT' });
    expect(await admitByHand(staff, door, guest(1).guestId)).toMatchObject({ outcome: 'ADMITTED' });
  });

  it('let nobody into a session that is over, and let guests out', async () => {
    const door = await session();
    await givePlace(door, guest(0).guestId, 'CALLED');
    await admit(kiosk, door, guest(0).ticket);
    await setSession(door, { startsAt: inMinutes(-60), endsAt: inMinutes(-1) });
    expect(await admitByHand(staff, door, guest(1).guestId, { override: true })).toMatchObject({
      outcome: 'DENIED',
      reason: 'SESSION_OVER',
    });
    expect(await admitByHand(staff, door, guest(0).guestId, { direction: 'EXIT' })).toMatchObject({
      outcome: 'ADMITTED',
      room: { inside: 0 },
    });
  });

  it('know no guests of other events', async () => {
    const door = await session();
    const other = await registered(guest(4).token, otherId);
    expect((await refusalOf(admitByHand(staff, door, other.guestId))).code).toBe('GUEST_NOT_FOUND');
    expect((await refusalOf(admitByHand(staff, door, 'A'.repeat(16)))).code).toBe('GUEST_NOT_FOUND');
    expect((await refusalOf(admitByHand(staff, door, 'no id'))).code).toBe('INVALID_INPUT');
  });
});

describe('A door', () => {
  it('is kept by people and kiosks of its own event alone', async () => {
    const foreign = await newOpenSession(organizer.accessToken, otherId);
    const ours = await openSession();
    const { ticket, guestId } = guest(0);
    for (const token of [kiosk, staff]) expect((await refusalOf(admit(token, foreign, ticket))).code).toBe('FORBIDDEN');
    expect((await refusalOf(admitByHand(staff, foreign, guestId))).code).toBe('FORBIDDEN');
    expect((await refusalOf(admitByHand(kiosk, ours, guestId))).code).toBe('FORBIDDEN');
    expect((await refusalOf(admit(guest(0).token, ours, ticket))).code).toBe('FORBIDDEN');
    expect(await admit(organizer.accessToken, ours, ticket)).toMatchObject({ outcome: 'ADMITTED' });
  });

  it('of another event’s session, or of none, is not found', async () => {
    const foreign = await newOpenSession(organizer.accessToken, otherId);
    for (const sessionId of [foreign.sessionId, 'NOSUCHSESSION']) {
      expect((await refusalOf(admit(kiosk, { eventId, sessionId }, guest(0).ticket))).code).toBe('SESSION_NOT_FOUND');
    }
  });
});
