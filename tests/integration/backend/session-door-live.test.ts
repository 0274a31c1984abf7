import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { createEvent, publishEvent, register, type Registration } from './backend-calls.ts';
import type { Live } from './live-subscription.ts';
import { newPeople, newPerson, newWorker } from './people.ts';
import { admit, admitByHand, type Door, type DoorResult, newOpenSession, watchDoor } from './session-door-calls.ts';

let organizer: Person;
let eventId: string;
let kiosk: string;
let staff: [string, string];
let guests: Registration[];
let open: Live<DoorResult>[] = [];

const watched = async (token: string, door: Door): Promise<Live<DoorResult>> => {
  const live = await watchDoor(token, door);
  open.push(live);
  return live;
};

const newEvent = async (): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ capacity: 10 }));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  eventId = await newEvent();
  kiosk = await newWorker(organizer.accessToken, eventId, 'KIOSK');
  staff = [await newWorker(organizer.accessToken, eventId, 'STAFF'), await newWorker(organizer.accessToken, eventId, 'STAFF')];
  const people = await newPeople(2);
  guests = await Promise.all(people.map(({ accessToken }) => register(accessToken, eventId)));
});

afterEach(() => {
  for (const live of open) live.close();
  open = [];
});

describe('Two members of staff at a session', () => {
  it('hear of every scan at its doors, with the guest and the room, and of no other session', async () => {
    const door = await newOpenSession(organizer.accessToken, eventId);
    const next = await newOpenSession(organizer.accessToken, eventId);
    const [one, other, elsewhere] = [await watched(staff[0], door), await watched(staff[1], door), await watched(staff[0], next)];
    const [ada, grace] = guests as [Registration, Registration];

    const scans = [
      await admit(kiosk, door, ada.ticket ?? ''),
      await admit(staff[0], door, ada.ticket ?? ''),
      await admit(kiosk, door, 'hello'),
      await admitByHand(staff[1], door, grace.guestId),
      await admit(kiosk, door, ada.ticket ?? '', { direction: 'EXIT' }),
    ];
    const last = await admit(kiosk, next, grace.ticket ?? '');

    await Promise.all([
      ...[one, other].map(({ until }) => until(({ scanId }) => scanId === scans.at(-1)?.scanId)),
      elsewhere.until(({ scanId }) => scanId === last.scanId),
    ]);
    for (const { received } of [one, other]) expect(received).toEqual(scans);
    expect(elsewhere.received).toEqual([last]);
    expect(scans.map(({ outcome, room }) => [outcome, room.inside])).toEqual([
      ['ADMITTED', 1],
      ['DUPLICATE', 1],
      ['DENIED', 1],
      ['ADMITTED', 2],
      ['ADMITTED', 1],
    ]);
  });

  it('hear nothing of other events, and kiosks hear nothing', async () => {
    const foreign = await newOpenSession(organizer.accessToken, await newEvent());
    const door = await newOpenSession(organizer.accessToken, eventId);
    await expect(watchDoor(staff[0], foreign)).rejects.toThrow('FORBIDDEN');
    await expect(watchDoor(kiosk, door)).rejects.toThrow(/Unauthorized|Not Authorized/);
  });
});
