import { beforeAll, describe, expect, it } from 'vitest';
import { inParallel } from '../../../amplify/functions/runtime/in-parallel.ts';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { createEvent, publishEvent, register } from './backend-calls.ts';
import { patiently } from './guest-request-calls.ts';
import { newPeople, newPerson, newWorker } from './people.ts';
import {
  aDoorScan,
  admit,
  admitByHand,
  type DoorResult,
  givePlace,
  newOpenSession,
  newSession,
  placeOf,
  reserve,
  roomOf,
  scansOf,
  seatsTaken,
} from './session-door-calls.ts';

const GUESTS = 40;
const SIGN_UP_TIME_MS = 240_000;
const CROWD_TIME_MS = 180_000;

type Guest = { token: string; guestId: string; ticket: string };

let organizer: Person;
let eventId: string;
let left: string;
let right: string;
let guests: Guest[];

const guest = (index: number): Guest => guests[index] as Guest;
const times = <Item>(count: number, make: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => make(index));

/** How many scans were answered with what; refusals with their reason. */
const tally = (answers: DoorResult[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { outcome, reason } of answers) {
    const name = reason ?? outcome;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  const { id } = await createEvent(organizer.accessToken, anEvent({ capacity: GUESTS }));
  await publishEvent(organizer.accessToken, id, true);
  eventId = id;
  [left, right] = [await newWorker(organizer.accessToken, id, 'KIOSK'), await newWorker(organizer.accessToken, id, 'STAFF')];
  const people = await newPeople(GUESTS);
  guests = [];
  for (const { accessToken } of people) {
    const { guestId, ticket } = await register(accessToken, id);
    guests.push({ token: accessToken, guestId, ticket: ticket ?? '' });
  }
}, SIGN_UP_TIME_MS);

/** The sandbox runs four instances of a function where Lambda runs a thousand: more would wait for longer than AppSync does. */
const AT_ONCE = 40;

describe('At the same moment', () => {
  it(
    '200 scans of one ticket at two doors admit its guest once, and all leave their row',
    async () => {
      const door = await newSession(organizer.accessToken, eventId);
      await givePlace(door, guest(0).guestId, 'CALLED');
      const scans = times(200, (index) => index);
      const answers = await inParallel(scans, AT_ONCE, (index) => {
        const scan = aDoorScan({ gate: index % 2 === 0 ? 'Left' : 'Right' }) as { scanId: string };
        return patiently(() => admit(index % 2 === 0 ? left : right, door, guest(0).ticket, scan));
      });
      expect(tally(answers)).toEqual({ ADMITTED: 1, DUPLICATE: 199 });
      const first = answers.find(({ outcome }) => outcome === 'ADMITTED');
      for (const { outcome, firstAdmittedAt, firstGate } of answers) {
        if (outcome === 'DUPLICATE') expect([firstAdmittedAt, firstGate]).toEqual([first?.receivedAt, first?.gate]);
      }
      expect(await roomOf(door)).toMatchObject({ inside: 1, admitted: 1, walkIns: 0, version: 1 });
      await expect.poll(() => scansOf(door)).toBe(200);
    },
    CROWD_TIME_MS,
  );

  it(
    'one scan that is sent 40 times is one scan',
    async () => {
      const door = await newSession(organizer.accessToken, eventId);
      const scan = aDoorScan() as { scanId: string; scannedAt: string };
      const answers = await Promise.all(times(40, () => patiently(() => admit(left, door, guest(0).ticket, scan))));
      expect(new Set(answers.map(({ outcome, repeatedOutcome }) => repeatedOutcome ?? outcome))).toEqual(new Set(['ADMITTED']));
      expect(answers.filter(({ outcome }) => outcome === 'ADMITTED').length).toBeLessThanOrEqual(1);
      expect(await roomOf(door)).toMatchObject({ inside: 1, admitted: 1, walkIns: 1, version: 1 });
      expect(await seatsTaken(door)).toBe(1);
      await expect.poll(() => scansOf(door)).toBe(1);
    },
    CROWD_TIME_MS,
  );

  it(
    'walk-ins and reservations of 40 guests share 10 seats, and none is given twice',
    async () => {
      const door = await newSession(organizer.accessToken, eventId);
      const answers = await Promise.all(
        guests.map(({ token, ticket }, index) =>
          index % 2 === 0
            ? patiently(() => reserve(token, door)).then(({ state }) => ({ state, outcome: undefined }))
            : patiently(() => admit(index % 4 === 1 ? left : right, door, ticket)).then(({ outcome }) => ({ state: undefined, outcome })),
        ),
      );
      const reserved = answers.filter(({ state }) => state === 'RESERVED' || state === 'CALLED').length;
      const walkedIn = answers.filter(({ outcome }) => outcome === 'ADMITTED').length;
      expect(reserved + walkedIn).toBe(10);
      expect(await seatsTaken(door)).toBe(10);
      const places = await Promise.all(guests.map(({ guestId }) => placeOf(door, guestId)));
      expect(places.filter((place) => ['RESERVED', 'CALLED', 'ADMITTED'].includes(String(place?.['state'])))).toHaveLength(10);
      if (walkedIn > 0) expect(await roomOf(door)).toMatchObject({ inside: walkedIn, admitted: walkedIn, walkIns: walkedIn });
    },
    CROWD_TIME_MS,
  );

  it(
    '40 guests at the two doors of an open room for 15 are 15 inside',
    async () => {
      const door = await newOpenSession(organizer.accessToken, eventId, { capacity: 15 });
      const answers = await Promise.all(
        guests.map(({ ticket }, index) => patiently(() => admit(index % 2 === 0 ? left : right, door, ticket))),
      );
      expect(tally(answers)).toEqual({ ADMITTED: 15, FULL: 25 });
      expect(await roomOf(door)).toMatchObject({ inside: 15, admitted: 15, version: 15 });
      const versions = answers.filter(({ outcome }) => outcome === 'ADMITTED').map(({ room }) => room.inside);
      expect(Math.max(...versions)).toBe(15);
    },
    CROWD_TIME_MS,
  );

  it(
    'a guest scanned in, scanned out and let in by hand is in or out, and the room says which',
    async () => {
      const door = await newSession(organizer.accessToken, eventId);
      const { ticket, guestId } = guest(1);
      await givePlace(door, guest(1).guestId, 'CALLED');
      const answers = await Promise.all(
        times(24, (index) => {
          if (index % 3 === 0) return patiently(() => admit(left, door, ticket));
          if (index % 3 === 1) return patiently(() => admit(right, door, ticket, { direction: 'EXIT' }));
          return patiently(() => admitByHand(right, door, guestId, { override: true }));
        }),
      );
      const ins = answers.filter(({ outcome, direction }) => outcome === 'ADMITTED' && direction === 'ENTRY').length;
      const outs = answers.filter(({ outcome, direction }) => outcome === 'ADMITTED' && direction === 'EXIT').length;
      const place = await placeOf(door, guestId);
      const isInside = place?.['leftAt'] === undefined;
      expect(ins - outs).toBe(isInside ? 1 : 0);
      expect(await roomOf(door)).toMatchObject({ inside: ins - outs, admitted: 1, version: ins + outs });
      expect(await seatsTaken(door)).toBe(1);
    },
    CROWD_TIME_MS,
  );
});
