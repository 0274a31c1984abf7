import { beforeAll, describe, expect, it } from 'vitest';
import { createPerson, type Person, signIn } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { allCheckIns, assign, createEvent, doors, publishEvent, unassign, updateEvent } from './backend-calls.ts';
import { freshEmail, newPerson } from './people.ts';

let organizer: Person;

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
});

describe('An organizer', () => {
  it('creates one event, however often the form is sent', async () => {
    const key = `form-${freshEmail().slice(0, 12)}`;
    const events = await Promise.all(Array.from({ length: 6 }, () => createEvent(organizer.accessToken, anEvent(), key)));
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    expect(events[0]).toMatchObject({ state: 'DRAFT', version: 1, id: expect.stringMatching(/^[A-Z2-7]{8}$/) });
  });

  it('changes only the event that they saw', async () => {
    const { id } = await createEvent(organizer.accessToken, anEvent());
    const attempts = await Promise.allSettled(
      [1, 2, 3].map((n) => updateEvent(organizer.accessToken, id, anEvent({ name: `Name ${n}` }), 1)),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [String(attempt.reason)] : []));
    expect(refusals.every((refusal) => refusal.includes('VERSION_CONFLICT'))).toBe(true);
  });

  it('publishes, takes back, and may say so twice', async () => {
    const { id } = await createEvent(organizer.accessToken, anEvent());
    expect(await publishEvent(organizer.accessToken, id, true)).toMatchObject({ state: 'PUBLISHED', version: 2 });
    expect(await publishEvent(organizer.accessToken, id, true)).toMatchObject({ state: 'PUBLISHED', version: 2 });
    expect(await publishEvent(organizer.accessToken, id, false)).toMatchObject({ state: 'DRAFT', version: 3 });
    await expect(publishEvent(organizer.accessToken, 'AAAAAAAA', true)).rejects.toThrow('EVENT_NOT_FOUND');
  });

  it('is told what is wrong with an event', async () => {
    const input = anEvent({ name: ' ', timeZone: 'Nowhere/Land', capacity: 0 });
    await expect(createEvent(organizer.accessToken, input)).rejects.toThrow(
      /INVALID_INPUT.*input\.name.*input\.timeZone.*input\.capacity/s,
    );
  });
});

describe('Staff', () => {
  it('with an account are in charge at once', async () => {
    const { id } = await createEvent(organizer.accessToken, anEvent());
    const person = await newPerson();
    await expect(allCheckIns(person.accessToken, id)).rejects.toThrow(/Unauthorized|Not Authorized/);
    expect(await assign(organizer.accessToken, id, ` ${person.email.toUpperCase()} `, 'STAFF')).toEqual({ state: 'ACTIVE', role: 'STAFF' });
    expect(await allCheckIns(await signIn(doors(), person.email), id)).toEqual([]);
  });

  it('without an account are in charge as soon as they confirm theirs', async () => {
    const { id } = await createEvent(organizer.accessToken, anEvent());
    const email = freshEmail('staff');
    expect(await assign(organizer.accessToken, id, email, 'STAFF')).toEqual({ state: 'PENDING', role: 'STAFF' });
    const person = await createPerson(doors(), email);
    expect(await allCheckIns(person.accessToken, id)).toEqual([]);
    expect(await assign(organizer.accessToken, id, email, 'STAFF')).toEqual({ state: 'ACTIVE', role: 'STAFF' });
  });

  it('who were taken off are out with their next token', async () => {
    const { id } = await createEvent(organizer.accessToken, anEvent());
    const person = await newPerson();
    await assign(organizer.accessToken, id, person.email, 'STAFF');
    await unassign(organizer.accessToken, id, person.email);
    await expect(allCheckIns(await signIn(doors(), person.email), id)).rejects.toThrow('FORBIDDEN');
    await expect(unassign(organizer.accessToken, id, person.email)).rejects.toThrow('INVALID_INPUT');
  });

  it('who become a kiosk are no longer staff', async () => {
    const { id } = await createEvent(organizer.accessToken, anEvent());
    const person = await newPerson();
    await assign(organizer.accessToken, id, person.email, 'STAFF');
    expect(await assign(organizer.accessToken, id, person.email, 'KIOSK')).toEqual({ state: 'ACTIVE', role: 'KIOSK' });
    await expect(allCheckIns(await signIn(doors(), person.email), id)).rejects.toThrow('FORBIDDEN');
  });
});
