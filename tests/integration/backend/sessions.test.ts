import { randomUUID } from 'node:crypto';
import { BatchGetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent, aSession } from '../../fixtures/world/event-plans.ts';
import { createEvent, publishEvent, register } from './backend-calls.ts';
import { newPeople, newPerson, newWorker } from './people.ts';
import { documents, tableNamed } from './sandbox-inside.ts';
import {
  agendaOf,
  agendaSession,
  cancelSession,
  createSession,
  formOf,
  placesOf,
  release,
  reserve,
  type Session,
  sessionRow,
  updateSession,
} from './session-calls.ts';

const GUESTS = 6;
const MINUTE_MS = 60_000;
vi.setConfig({ testTimeout: 180_000 });

let organizer: Person;
let guests: Person[];
let eventId: string;

beforeAll(async () => {
  [organizer, guests] = await Promise.all([newPerson(['organizers']), newPeople(GUESTS)]);
  eventId = await newEvent();
  await Promise.all(guests.map(({ accessToken }) => register(accessToken, eventId)));
});

const newEvent = async (): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent());
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

const guest = (index: number): string => guests[index]?.accessToken ?? '';
const fromNow = (minutes: number): string => new Date(Date.now() + minutes * MINUTE_MS).toISOString();
const newSession = (changes: object = {}, event = eventId): Promise<Session> =>
  createSession(organizer.accessToken, event, { input: { ...aSession(), ...changes } });
const update = (session: Session, changes: object, version = session.version): Promise<Session> =>
  updateSession(organizer.accessToken, session, formOf(session, changes), version);

let slots = 0;
/** Times at which no other session of these tests is: nobody has two seats at once. */
const ofItsOwnTime = () => {
  slots += 1;
  return { startsAt: fromNow(20 + slots * 70), endsAt: fromNow(80 + slots * 70) };
};

/** Seats given away and quotas of the counters, as they stand. */
const countersOf = async ({ id }: Session, shards = 1): Promise<{ used: number; quota: number | undefined }[]> => {
  const table = await tableNamed('SeatTable');
  const Keys = Array.from({ length: shards }, (_, shard) => ({ pk: `session#${id}#${shard}` }));
  const { Responses } = await documents().send(new BatchGetCommand({ RequestItems: { [table]: { Keys } } }));
  const rows = Responses?.[table] ?? [];
  return Keys.map(({ pk }) => rows.find((row) => row['pk'] === pk)).map((row) => ({
    used: Number(row?.['used'] ?? 0),
    quota: row?.['quota'] as number | undefined,
  }));
};

const outcomes = async (calls: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(calls))
    .map((call) => (call.status === 'fulfilled' ? 'done' : (String(call.reason).match(/[A-Z_]{4,}/)?.[0] ?? '')))
    .sort();

describe('A new session', () => {
  it('keeps all that was entered, and has what follows from it', async () => {
    const input = {
      title: '  Reading   a crowd ',
      abstract: 'With examples',
      speakers: ['Ada Lovelace', 'Alan Turing'],
      room: 'Hall 2',
      track: 'Design',
      startsAt: '2027-05-01T12:00:00+02:00',
      endsAt: '2027-05-01T13:00:00+02:00',
      capacity: 120,
      reservationOpensAt: '2027-04-01T00:00:00Z',
      queueLeadMinutes: 45,
    };
    const session = await createSession(organizer.accessToken, eventId, { input });
    expect(session).toEqual({
      ...input,
      id: expect.stringMatching(/^[A-Z2-7]{16}$/) as string,
      eventId,
      title: 'Reading a crowd',
      startsAt: '2027-05-01T10:00:00.000Z',
      endsAt: '2027-05-01T11:00:00.000Z',
      reservationOpensAt: '2027-04-01T00:00:00.000Z',
      releaseMinutes: 10,
      state: 'SCHEDULED',
      cancelReason: null,
      fill: 'OPEN',
      version: 1,
    });
    expect(await sessionRow(session)).toMatchObject({
      shards: 3,
      revision: 1,
      callUpShard: expect.stringMatching(/^due#\d$/) as string,
      callUpDueAt: '2027-05-01T09:15:00.000Z',
    });
  });

  it('without seats to reserve is nothing that guests are called to', async () => {
    const session = await newSession({ capacity: 500, reservationOpensAt: null });
    const row = await sessionRow(session);
    expect([row.shards, row.callUpShard, row.callUpDueAt]).toEqual([1, undefined, undefined]);
  });

  it('is one session, however often the form is sent', async () => {
    const event = await newEvent();
    const key = randomUUID();
    const create = (input = aSession()) => createSession(organizer.accessToken, event, { input, key });
    const sessions = await Promise.all(Array.from({ length: 6 }, () => create()));
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(1);
    expect(await create(aSession({ title: 'Another' }))).toMatchObject({ id: sessions[0]?.id, title: 'Test session' });
    expect(await agendaOf(guest(0), event)).toHaveLength(1);
    const elsewhere = await createSession(organizer.accessToken, eventId, { key });
    expect(elsewhere.id).not.toBe(sessions[0]?.id);
  });

  it.each([
    ['title', { title: ' ' }],
    ['endsAt', { endsAt: fromNow(10) }],
    ['capacity', { capacity: 0 }],
    ['capacity', { capacity: null }],
    ['reservationOpensAt', { reservationOpensAt: fromNow(30) }],
    ['releaseMinutes', { releaseMinutes: 30, queueLeadMinutes: 30 }],
  ])('is refused for its %s', async (path, changes) => {
    const event = await newEvent();
    await expect(newSession(changes, event)).rejects.toThrow(`INVALID_INPUT: [{"path":"input.${path}"`);
    expect(await agendaOf(guest(0), event)).toEqual([]);
  });

  it('belongs to an event that exists, and is made by an organizer', async () => {
    await expect(createSession(organizer.accessToken, 'AAAAAAAA')).rejects.toThrow('EVENT_NOT_FOUND');
    await expect(createSession(await newWorker(organizer.accessToken, eventId, 'STAFF'), eventId)).rejects.toThrow('Not Authorized');
  });

  it('is the last one when an event has as many as it may have, also for organizers at once', async () => {
    const event = await newEvent();
    await newSession({}, event);
    const count = { TableName: await tableNamed('SeatTable'), Key: { pk: `sessions#${event}` } };
    const set = (scheduled: number, ever: number) =>
      documents().send(
        new UpdateCommand({
          ...count,
          UpdateExpression: 'SET scheduled = :scheduled, ever = :ever',
          ExpressionAttributeValues: { ':scheduled': scheduled, ':ever': ever },
        }),
      );
    await set(498, 498);
    const calls = Array.from({ length: 4 }, () => newSession({}, event));
    expect(await outcomes(calls)).toEqual(['SESSIONS_FULL', 'SESSIONS_FULL', 'done', 'done']);
    // One that is cancelled makes room, until there were too many ever.
    const last = (await Promise.allSettled(calls)).find((call) => call.status === 'fulfilled')?.value as Session;
    await cancelSession(organizer.accessToken, last, { reason: 'Ill', version: 1 });
    await newSession({}, event);
    await expect(cancelSession(organizer.accessToken, last, { cancelled: false, version: 2 })).rejects.toThrow('SESSIONS_FULL');
    await set(10, 1000);
    await expect(newSession({}, event)).rejects.toThrow('SESSIONS_FULL');
  });
});

describe('A change of a session', () => {
  it('is of the version that was seen', async () => {
    const session = await newSession();
    const changes = [1, 2, 3].map((number) => update(session, { title: `Title ${number}` }));
    expect(await outcomes(changes)).toEqual(['VERSION_CONFLICT', 'VERSION_CONFLICT', 'done']);
    expect(await update(session, { title: 'Later' }, 2)).toMatchObject({ title: 'Later', version: 3 });
    await expect(update(session, {}, 2)).rejects.toThrow('VERSION_CONFLICT');
  });

  it('is news to its guests only when place or time is another, and clears what is left out', async () => {
    const session = await newSession({ abstract: 'Long', track: 'Design' });
    const plain = await update(session, { title: 'Renamed', speakers: [], abstract: null, track: null });
    expect(plain).toMatchObject({ abstract: null, track: null, speakers: [], version: 2 });
    expect(await sessionRow(session)).toMatchObject({ revision: 1, version: 2 });
    const moved = await update(plain, { room: 'Hall 9' });
    expect(await sessionRow(session)).toMatchObject({ revision: 2, version: 3 });
    await update(moved, { endsAt: fromNow(90) });
    expect(await sessionRow(session)).toMatchObject({ revision: 3 });
  });

  it('of its time moves the call-up with the same write', async () => {
    const session = await newSession({ startsAt: fromNow(200), endsAt: fromNow(260) });
    const before = await sessionRow(session);
    expect(before.callUpDueAt).toBe(new Date(Date.parse(session.startsAt) - 30 * MINUTE_MS).toISOString());
    const later = await update(session, { startsAt: fromNow(300), endsAt: fromNow(360) });
    expect((await sessionRow(session)).callUpDueAt).toBe(new Date(Date.parse(later.startsAt) - 30 * MINUTE_MS).toISOString());
    const longer = await update(later, { queueLeadMinutes: 60 });
    expect((await sessionRow(session)).callUpDueAt).toBe(new Date(Date.parse(later.startsAt) - 60 * MINUTE_MS).toISOString());
    await update(longer, { reservationOpensAt: null });
    expect(await sessionRow(session)).not.toHaveProperty('callUpShard');
  });

  it('is refused for a session of another event, and for one that was cancelled', async () => {
    const other = await newEvent();
    const session = await newSession();
    const foreign = { ...session, eventId: other };
    await expect(update(foreign, { title: 'Mine' })).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(cancelSession(organizer.accessToken, foreign, { reason: 'Mine', version: 1 })).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(update({ ...session, id: 'nonsense' }, {})).rejects.toThrow('SESSION_NOT_FOUND');
    await cancelSession(organizer.accessToken, session, { reason: 'Ill', version: 1 });
    await expect(update(session, { title: 'Again' }, 2)).rejects.toThrow('SESSION_CANCELLED');
  });
});

describe('The seats of a session', () => {
  const takeAll = (session: Session, count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => reserve(guest(index), session)));

  it('that are fewer than were taken stay with their guests, and are given to nobody else', async () => {
    const session = await newSession({ ...ofItsOwnTime(), capacity: 4 });
    await takeAll(session, 4);
    const smaller = await update(session, { capacity: 2 });
    expect(smaller).toMatchObject({ capacity: 2, fill: 'FULL' });
    expect(await countersOf(session)).toEqual([{ used: 4, quota: 2 }]);
    expect((await placesOf(guest(3), eventId)).find(({ id }) => id.startsWith(session.id))).toMatchObject({ state: 'RESERVED' });
    expect(await reserve(guest(4), session)).toMatchObject({ state: 'WAITLISTED' });
    // Three of two seats are taken, then two, then one: only then one is free.
    await release(guest(0), session);
    await release(guest(1), session);
    expect((await placesOf(guest(4), eventId)).find(({ id }) => id.startsWith(session.id))).toMatchObject({ state: 'WAITLISTED' });
    await release(guest(2), session);
    await expect
      .poll(async () => (await placesOf(guest(4), eventId)).find(({ id }) => id.startsWith(session.id))?.state, { timeout: 60_000 })
      .toBe('RESERVED');
    expect(await countersOf(session)).toEqual([{ used: 2, quota: 2 }]);
  });

  it('that are more go to those who wait', async () => {
    const session = await newSession({ ...ofItsOwnTime(), capacity: 1 });
    for (const index of [0, 1, 2]) await reserve(guest(index), session);
    await update(session, { capacity: 2 });
    const statesOf = async () => {
      const places = await Promise.all([0, 1, 2].map((index) => placesOf(guest(index), eventId)));
      return places.map((own) => own.find(({ id }) => id.startsWith(session.id))?.state);
    };
    await expect.poll(statesOf, { timeout: 60_000 }).toEqual(['RESERVED', 'RESERVED', 'WAITLISTED']);
    expect(await countersOf(session)).toEqual([{ used: 2, quota: 2 }]);
  });

  it('stay on offer while anyone has one', async () => {
    const session = await newSession(ofItsOwnTime());
    await reserve(guest(5), session);
    await expect(update(session, { reservationOpensAt: null })).rejects.toThrow('INVALID_INPUT');
    await expect(update(session, { capacity: null, reservationOpensAt: null })).rejects.toThrow('INVALID_INPUT');
    await release(guest(5), session);
    const open = await update(session, { reservationOpensAt: null });
    expect(open).toMatchObject({ capacity: 10, reservationOpensAt: null });
    await expect(reserve(guest(5), session)).rejects.toThrow('SESSION_NOT_RESERVABLE');
    // Offered anew, with more: as many counters as they need.
    await update(open, { capacity: 101, reservationOpensAt: fromNow(-1) });
    expect((await sessionRow(session)).shards).toBe(3);
    expect(await reserve(guest(5), session)).toMatchObject({ state: 'RESERVED' });
    expect((await countersOf(session, 3)).reduce((sum, { used }) => sum + used, 0)).toBe(1);
  });

  it('are never oversold while their number changes under those who reserve', async () => {
    const session = await newSession({ ...ofItsOwnTime(), capacity: 6 });
    let current = session;
    const changes = async () => {
      for (const capacity of [3, 5, 2, 3]) current = await update(current, { capacity });
    };
    await Promise.all([takeAll(session, GUESTS), changes()]);
    const [counter] = await countersOf(session);
    const places = await Promise.all(guests.map(({ accessToken }) => placesOf(accessToken, eventId)));
    const seats = places.flat().filter(({ id, state }) => id.startsWith(session.id) && state === 'RESERVED');
    // Whoever got a seat while there were more keeps it; no seat is counted that nobody has.
    expect(counter?.used).toBe(seats.length);
    expect(counter?.quota).toBe(3);
    for (const { accessToken } of guests) await release(accessToken, session);
    await expect.poll(async () => (await countersOf(session))[0]?.used, { timeout: 60_000 }).toBe(0);
  });
});

describe('A cancelled session', () => {
  it('says why, calls nobody, and takes place after all when that is taken back', async () => {
    const session = await newSession();
    await expect(cancelSession(organizer.accessToken, session, { version: 1 })).rejects.toThrow('INVALID_INPUT');
    const cancelled = await cancelSession(organizer.accessToken, session, { reason: ' The speaker is ill. ', version: 1 });
    expect(cancelled).toMatchObject({ state: 'CANCELLED', cancelReason: 'The speaker is ill.', version: 2 });
    expect(await sessionRow(session)).not.toHaveProperty('callUpShard');
    expect(await sessionRow(session)).toMatchObject({ revision: 2 });
    await expect(reserve(guest(0), session)).rejects.toThrow('SESSION_CANCELLED');
    // Again, as a retry does: nothing changes.
    expect(await cancelSession(organizer.accessToken, session, { reason: 'Other', version: 1 })).toEqual(cancelled);
    expect(await agendaSession(guest(0), eventId, session.id)).toMatchObject({ cancelReason: 'The speaker is ill.' });

    await expect(cancelSession(organizer.accessToken, session, { cancelled: false, version: 1 })).rejects.toThrow('VERSION_CONFLICT');
    const back = await cancelSession(organizer.accessToken, session, { cancelled: false, version: 2 });
    expect(back).toMatchObject({ state: 'SCHEDULED', cancelReason: null, version: 3 });
    const row = await sessionRow(session);
    expect(row).toMatchObject({ revision: 3, callUpShard: expect.any(String) as string });
    // It starts in twenty minutes: guests would have been called by now.
    expect(Date.parse(row.callUpDueAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('cannot be taken back when it would have begun, nor one be cancelled that is over', async () => {
    const running = await newSession({ startsAt: fromNow(-10), endsAt: fromNow(10) });
    await cancelSession(organizer.accessToken, running, { reason: 'Fire alarm', version: 1 });
    await expect(cancelSession(organizer.accessToken, running, { cancelled: false, version: 2 })).rejects.toThrow('SESSION_STARTED');
    const over = await newSession({ startsAt: fromNow(-30), endsAt: fromNow(-10) });
    await expect(cancelSession(organizer.accessToken, over, { reason: 'Late', version: 1 })).rejects.toThrow('SESSION_STARTED');
  });
});

describe('The agenda', () => {
  it('of 500 sessions is one answer, in order, without their abstracts', async () => {
    const event = await newEvent();
    const abstract = 'A long story. '.repeat(250);
    const create = async (worker: number): Promise<void> => {
      for (let index = worker; index < 500; index += 8) {
        await newSession({ title: `Talk ${index}`, abstract, startsAt: fromNow(1000 - index), endsAt: fromNow(1100) }, event);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, worker) => create(worker)));
    const agenda = await agendaOf(guest(0), event);
    expect(agenda).toHaveLength(500);
    expect(agenda.map(({ startsAt }) => startsAt)).toEqual(agenda.map(({ startsAt }) => startsAt).sort());
    expect(agenda[0]).toMatchObject({ title: 'Talk 499', speakers: ['Ada Lovelace'], capacity: 10, state: 'SCHEDULED', revision: 1 });
    expect(agenda[0]).not.toHaveProperty('abstract');
    expect(await agendaSession(guest(0), event, agenda[0]?.id ?? '')).toMatchObject({ abstract: abstract.trim(), queueLeadMinutes: 30 });
    await expect(newSession({}, event)).rejects.toThrow('SESSIONS_FULL');
  });

  it('is empty for an event that is not published, and tells nothing of its sessions', async () => {
    const { id: draft } = await createEvent(organizer.accessToken, anEvent());
    const session = await newSession({}, draft);
    expect(await agendaOf(guest(0), draft)).toEqual([]);
    expect(await agendaSession(guest(0), draft, session.id)).toBeNull();
    // Nor under the name of an event that is.
    expect(await agendaSession(guest(0), eventId, session.id)).toBeNull();
  });
});
