import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import {
  aGuest,
  cancel,
  changeRegistration,
  checkIn,
  createEvent,
  myRegistration,
  publishEvent,
  register,
  type Registration,
  updateEvent,
} from './backend-calls.ts';
import { newPeople, newPerson } from './people.ts';

let organizer: Person;
let guests: Person[];

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  guests = await newPeople(12);
});

const published = async (changes: Parameters<typeof anEvent>[0] = {}): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent(changes));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

const tokenOf = (index: number): string => guests[index]?.accessToken ?? '';
const states = (registrations: (Registration | null)[]): (string | undefined)[] => registrations.map((one) => one?.state);

describe('Registering', () => {
  it('gives a ticket and remembers the guest', async () => {
    const eventId = await published();
    const registered = await register(tokenOf(0), eventId, { input: aGuest({ givenName: '  Zoë ', company: '' }) });
    expect(registered).toMatchObject({ state: 'REGISTERED', givenName: 'Zoë', company: null, ticketRevision: 1, alreadyRegistered: false });
    expect(registered.ticket).toMatch(new RegExp(`^U1\\.${eventId}\\.${registered.guestId}\\.1\\.`));
    expect(await myRegistration(tokenOf(0), eventId)).toMatchObject({ ticket: registered.ticket, alreadyRegistered: true });
    expect(await myRegistration(tokenOf(1), eventId)).toBeNull();
  });

  it('twice gives the first registration, and a retry the very same answer', async () => {
    const eventId = await published();
    const key = 'the-same-submission';
    const first = await register(tokenOf(0), eventId, { key });
    expect(await register(tokenOf(0), eventId, { key })).toEqual(first);
    expect(await register(tokenOf(0), eventId, { input: aGuest({ givenName: 'Other' }) })).toEqual({ ...first, alreadyRegistered: true });
  });

  it('many times at once takes one seat', async () => {
    const eventId = await published({ capacity: 2 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => register(tokenOf(0), eventId)));
    expect(new Set(answers.map(({ ticket }) => ticket)).size).toBe(1);
    expect(await register(tokenOf(1), eventId)).toMatchObject({ state: 'REGISTERED' });
    expect(await register(tokenOf(2), eventId)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1, ticket: null });
  });

  it.each([
    ['before registration opens', { registrationOpensAt: hoursFromNow(1) }, 'REGISTRATION_NOT_OPEN'],
    ['after it closed', { registrationOpensAt: hoursFromNow(-3), registrationClosesAt: hoursFromNow(-1) }, 'REGISTRATION_CLOSED'],
  ])('%s is refused', async (_when, changes, code) => {
    await expect(register(tokenOf(0), await published(changes))).rejects.toThrow(code);
  });

  it('for a draft, and for no event, is refused alike', async () => {
    const { id } = await createEvent(organizer.accessToken, anEvent());
    await expect(register(tokenOf(0), id)).rejects.toThrow('EVENT_NOT_FOUND');
    await expect(register(tokenOf(0), 'AAAAAAAA')).rejects.toThrow('EVENT_NOT_FOUND');
    await expect(register(tokenOf(0), 'not#an#id')).rejects.toThrow('EVENT_NOT_FOUND');
  });

  it('with mistakes names each of them and writes nothing', async () => {
    const eventId = await published();
    const input = aGuest({ givenName: ' ', notifyBySms: true, consent: false });
    await expect(register(tokenOf(0), eventId, { input })).rejects.toThrow(/INVALID_INPUT.*input\.givenName.*input\.consent/s);
    expect(await myRegistration(tokenOf(0), eventId)).toBeNull();
  });
});

describe('A full event', () => {
  it('makes people wait in the order they came, and gives a cancelled seat to the first, once', async () => {
    const eventId = await published({ capacity: 2 });
    const answers = [];
    for (const index of [0, 1, 2, 3, 4]) answers.push(await register(tokenOf(index), eventId));
    expect(answers.map(({ waitlistPosition }) => waitlistPosition)).toEqual([null, null, 1, 2, 3]);

    expect(await cancel(tokenOf(0), eventId)).toMatchObject({ state: 'CANCELLED', ticket: null });
    const first = await myRegistration(tokenOf(2), eventId);
    expect(first).toMatchObject({ state: 'REGISTERED', ticketRevision: 1, ticket: expect.stringContaining(`U1.${eventId}.`) });
    expect(await myRegistration(tokenOf(3), eventId)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });

    // Cancelling again frees nothing.
    expect(await cancel(tokenOf(0), eventId)).toMatchObject({ state: 'CANCELLED' });
    expect(await myRegistration(tokenOf(3), eventId)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
  });

  it('lets those who wait leave the line without moving anyone in', async () => {
    const eventId = await published({ capacity: 1 });
    for (const index of [0, 1, 2]) await register(tokenOf(index), eventId);
    await cancel(tokenOf(1), eventId);
    expect(await myRegistration(tokenOf(2), eventId)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
    expect(await myRegistration(tokenOf(0), eventId)).toMatchObject({ state: 'REGISTERED' });
  });

  it('gives back the seat when nobody waits', async () => {
    const eventId = await published({ capacity: 1 });
    await register(tokenOf(0), eventId);
    await cancel(tokenOf(0), eventId);
    expect(await register(tokenOf(1), eventId)).toMatchObject({ state: 'REGISTERED' });
  });

  it('puts whoever cancelled and comes back at the end, with another ticket', async () => {
    const eventId = await published({ capacity: 1 });
    const first = await register(tokenOf(0), eventId);
    await cancel(tokenOf(0), eventId);
    const second = await register(tokenOf(0), eventId);
    expect(second).toMatchObject({ state: 'REGISTERED', ticketRevision: 2, alreadyRegistered: false });
    expect(second.ticket).not.toBe(first.ticket);
    await register(tokenOf(1), eventId);
    await cancel(tokenOf(0), eventId);
    expect(await register(tokenOf(0), eventId)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
  });

  it('keeps every seat taken and nobody twice while people come and go at once', async () => {
    const eventId = await published({ capacity: 4 });
    await Promise.all(
      guests.map(async ({ accessToken }, index) => {
        await register(accessToken, eventId);
        if (index % 3 === 0) await cancel(accessToken, eventId);
      }),
    );
    await expect
      .poll(
        async () =>
          states(await Promise.all(guests.map(({ accessToken }) => myRegistration(accessToken, eventId)))).filter(
            (state) => state === 'REGISTERED',
          ).length,
      )
      .toBe(4);
    const now = states(await Promise.all(guests.map(({ accessToken }) => myRegistration(accessToken, eventId))));
    expect(now.filter((state) => state === 'CANCELLED')).toHaveLength(4);
    expect(now.filter((state) => state === 'WAITLISTED')).toHaveLength(4);
  });

  it('lets those who wait in when it gets more seats, and none beyond', async () => {
    const eventId = await published({ capacity: 1 });
    for (const index of [0, 1, 2, 3]) await register(tokenOf(index), eventId);
    const changed = await updateEvent(organizer.accessToken, eventId, anEvent({ capacity: 3 }), 2);
    expect(changed).toMatchObject({ capacity: 3, version: 3 });
    const now = await Promise.all([0, 1, 2, 3].map((index) => myRegistration(tokenOf(index), eventId)));
    expect(states(now)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED', 'WAITLISTED']);
  });

  it('cannot get fewer seats than are taken, and gives away no seat that it lost', async () => {
    const eventId = await published({ capacity: 4 });
    for (const index of [0, 1]) await register(tokenOf(index), eventId);
    await expect(updateEvent(organizer.accessToken, eventId, anEvent({ capacity: 1 }), 2)).rejects.toThrow(/INVALID_INPUT.*capacity/);
    await updateEvent(organizer.accessToken, eventId, anEvent({ capacity: 2 }), 2);
    expect(await register(tokenOf(2), eventId)).toMatchObject({ state: 'WAITLISTED' });
  });
});

describe('Changing a registration', () => {
  it('keeps the ticket and clears what was emptied', async () => {
    const eventId = await published();
    const before = await register(tokenOf(0), eventId, { input: aGuest({ company: 'Engines' }) });
    const after = await changeRegistration(tokenOf(0), eventId, aGuest({ givenName: 'Augusta' }));
    expect(after).toMatchObject({ givenName: 'Augusta', company: null, ticket: before.ticket, ticketRevision: 1 });
  });

  it('is refused to those who are not registered', async () => {
    const eventId = await published();
    await expect(changeRegistration(tokenOf(0), eventId, aGuest())).rejects.toThrow('NOT_REGISTERED');
    await expect(cancel(tokenOf(0), eventId)).rejects.toThrow('NOT_REGISTERED');
    await register(tokenOf(0), eventId);
    await cancel(tokenOf(0), eventId);
    await expect(changeRegistration(tokenOf(0), eventId, aGuest())).rejects.toThrow('NOT_REGISTERED');
  });

  it('by cancelling is refused after check-in', async () => {
    const eventId = await published();
    const { ticket } = await register(tokenOf(0), eventId);
    await checkIn(organizer.accessToken, eventId, ticket ?? '');
    await expect(cancel(tokenOf(0), eventId)).rejects.toThrow('ALREADY_CHECKED_IN');
  });
});

function hoursFromNow(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}
