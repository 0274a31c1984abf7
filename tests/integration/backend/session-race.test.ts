import { randomUUID } from 'node:crypto';
import { BatchWriteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { handler } from '../../../amplify/functions/reservations/handler.ts';
import { logger } from '../../../amplify/functions/runtime/logger.ts';
import type { EventRow } from '../../../amplify/functions/runtime/rows.ts';
import { eventShardOf, guestIdOf } from '../../../lib/domain/guest-id.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { holdsSeat } from '../../../lib/domain/reservation.ts';
import { accountVariables } from '../../../local/endpoint-variables.ts';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { createEvent, publishEvent } from './backend-calls.ts';
import { newPerson } from './people.ts';
import { countSeats, hoursFromNow, newSession, type SeatCount, type SessionName, standingRows } from './reservation-world.ts';
import { documents, tableNamed } from './sandbox-inside.ts';
import { formOf, sessionRow, updateSession } from './session-calls.ts';

const GUESTS = 500;
const SEATS = 50;
const SLOTS = 5;
/** Sessions that each guest wants: of different slots, one of the two that begin together. */
const WISHES = 2;
const RACE_TIME_MS = 240_000;
const SETTLED_IN_MS = 60_000;

type Runner = { sub: string; guestId: string; number: number };
type Answer = { state: string; version: number };

let organizer: Person;
let eventId: string;
let runners: Runner[];
/** Two sessions for each slot, one after the other. */
let sessions: SessionName[];
const environmentBefore = { ...process.env };

const TABLES = {
  EVENT_TABLE: 'Event',
  GUEST_TABLE: 'Guest',
  PROFILE_TABLE: 'Profile',
  SESSION_TABLE: 'Session',
  SESSION_RESERVATION_TABLE: 'SessionReservation',
  SEAT_TABLE: 'SeatTable',
  ENTITLEMENT_TABLE: 'EntitlementTable',
};

const writeAll = async (table: string, rows: Record<string, unknown>[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += 25) {
    const requests = rows.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await documents().send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  }
};

/** Guests as rows: nobody signs up five hundred people one by one. */
const seedRunners = async (): Promise<Runner[]> => {
  const { Item } = await documents().send(new GetCommand({ TableName: await tableNamed('Event'), Key: { id: eventId } }));
  const shards = indexShards((Item as EventRow).shards);
  const at = new Date().toISOString();
  const people = Array.from({ length: GUESTS }, (_, number) => {
    const email = `runner-${number}@race.example`;
    return { number, email, sub: randomUUID() as string, guestId: guestIdOf(eventId, email) };
  });
  await writeAll(
    await tableNamed('Profile'),
    people.map(({ sub, email }) => ({ __typename: 'Profile', id: sub, sub, email, name: 'Runner', createdAt: at, updatedAt: at })),
  );
  await writeAll(
    await tableNamed('Guest'),
    people.map(({ sub, email, guestId, number }) => ({
      ...{ __typename: 'Guest', id: guestId, eventId, eventShard: eventShardOf(eventId, guestId, shards), sub, email, emailKey: email },
      ...{
        state: 'REGISTERED',
        givenName: 'Race',
        familyName: `Runner ${number}`,
        givenNameKey: 'race',
        familyNameKey: `runner ${number}`,
      },
      ...{ notifyByEmail: false, notifyBySms: false, ticketRevision: 1, consentedAt: at, registeredAt: at, createdAt: at, updatedAt: at },
    })),
  );
  return people;
};

/** The function itself, in this process: five hundred calls are under way at once, where the sandbox would run four. */
const call = async (fieldName: 'reserveSeat' | 'releaseSeat', { sub }: Runner, { id }: SessionName): Promise<Answer> => {
  const event = {
    ...{ typeName: 'Mutation', fieldName, arguments: { eventId, sessionId: id } },
    identity: { sub, username: sub, claims: {}, groups: null },
  };
  for (;;) {
    try {
      return (await handler(event as never, { functionName: 'reservations' } as never)) as Answer;
    } catch (error) {
      // "Many people are doing this right now. Please try again": and they do.
      if (!String(error).includes('CONFLICT:')) throw error;
    }
  }
};

/** Changes a session as an organizer does who sees the newest version. */
const change = async (session: SessionName, changes: object): Promise<void> => {
  for (;;) {
    const row = await sessionRow(session);
    try {
      await updateSession(organizer.accessToken, session, formOf(row as never, changes), row.version);
      return;
    } catch (error) {
      if (!String(error).includes('VERSION_CONFLICT')) throw error;
    }
  }
};

/** A session that a hundred want, that never had more than fifty seats, and whose guests give none back by themselves. */
const WITH_A_LINE = 6;

const sessionAt = (index: number): SessionName => sessions[index % sessions.length] as SessionName;
const wishesOf = ({ number }: Runner): SessionName[] =>
  Array.from({ length: WISHES }, (_, wish) => sessionAt(2 * ((number + wish) % SLOTS) + ((number + wish) % 2)));

const counts = async (): Promise<SeatCount[]> => Promise.all(sessions.map(async (session) => countSeats(await sessionRow(session))));

/** Nobody is due a seat: all are taken, or nobody waits. */
const isSettled = (all: SeatCount[]): boolean => all.every(({ counted, capacity, waiting }) => counted >= capacity || waiting.length === 0);

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  ({ id: eventId } = await createEvent(organizer.accessToken, anEvent({ capacity: GUESTS, endsAt: hoursFromNow(72) })));
  await publishEvent(organizer.accessToken, eventId, true);
  runners = await seedRunners();
  sessions = [];
  for (let slot = 0; slot < SLOTS; slot++) {
    for (const room of ['North', 'South']) {
      const startsAt = hoursFromNow(10 + 3 * slot);
      sessions.push(await newSession({ organizer, eventId, guests: [] }, { startsAt, room: `${room} ${slot}`, capacity: SEATS }));
    }
  }
  logger.setLogLevel('SILENT');
  Object.assign(process.env, accountVariables(inject('sandboxAddresses')));
  for (const [name, table] of Object.entries(TABLES)) process.env[name] = await tableNamed(table);
}, RACE_TIME_MS);

afterAll(() => {
  for (const name of Object.keys(TABLES)) delete process.env[name];
  Object.assign(process.env, environmentBefore);
});

describe('Five hundred guests', () => {
  it(
    'who race for fifty seats in each of ten sessions, while these are moved and resized and seats are given back, get every seat once',
    { timeout: RACE_TIME_MS },
    async () => {
      const races = runners.map(async (runner) => {
        for (const session of wishesOf(runner)) {
          const { state } = await call('reserveSeat', runner, session);
          if (state === 'RESERVED' && runner.number % 10 === 0) await call('releaseSeat', runner, session);
        }
        // A tenth of them also wants what begins at the same time as their first wish: at most one of the two is theirs.
        if (runner.number % 10 !== 5) return;
        const other = sessionAt(sessions.indexOf(wishesOf(runner)[0] as SessionName) ^ 1);
        await call('reserveSeat', runner, other).catch((error: unknown) => {
          if (!String(error).includes('SESSION_CLASH')) throw error;
        });
      });
      const changes = (async () => {
        for (const [index, session] of sessions.entries()) {
          const { startsAt, endsAt } = await sessionRow(session);
          const later = (instant: string): string => new Date(Date.parse(instant) + 10 * 60_000).toISOString();
          await change(session, { room: `Moved ${index}`, startsAt: later(startsAt), endsAt: later(endsAt) });
          if (index % 3 === 0) await change(session, { capacity: SEATS - 20 });
          if (index % 3 === 1) await change(session, { capacity: SEATS + 20 });
          await change(session, { capacity: SEATS });
        }
      })();
      await Promise.all([...races, changes]);
      await expect.poll(async () => isSettled(await counts()), { timeout: SETTLED_IN_MS, interval: 500 }).toBe(true);

      const all = await counts();
      // More than fifty only where a session had seventy for a while: nobody loses a seat.
      for (const [index, { counted, held }] of all.entries()) {
        expect(held).toBe(counted);
        expect(counted).toBeLessThanOrEqual(index % 3 === 1 ? SEATS + 20 : SEATS);
        expect(counted).toBeGreaterThanOrEqual(SEATS);
      }
      const rows = (await Promise.all(sessions.map(async (session) => standingRows(await sessionRow(session))))).flat();
      const slotsOf = new Map<string, number[]>();
      for (const { guestId, sessionId, state } of rows) {
        if (!holdsSeat(state)) continue;
        const slot = Math.floor(sessions.findIndex(({ id }) => id === sessionId) / 2);
        slotsOf.set(guestId, [...(slotsOf.get(guestId) ?? []), slot]);
      }
      for (const slots of slotsOf.values()) expect(new Set(slots).size).toBe(slots.length);
    },
  );

  it(
    'of whom twenty give a seat back at once let in those who joined the line first, in their order',
    { timeout: RACE_TIME_MS },
    async () => {
      const session = sessionAt(WITH_A_LINE);
      const row = await sessionRow(session);
      const before = await countSeats(row);
      const holders = (await standingRows(row)).filter(({ state }) => holdsSeat(state)).slice(0, 20);
      const busy = await guestsBusyDuring(WITH_A_LINE);
      const due = before.waiting.filter(({ guestId }) => !busy.has(guestId)).slice(0, holders.length);
      expect(due).toHaveLength(20);

      const byGuest = new Map(runners.map((runner) => [runner.guestId, runner]));
      await Promise.all(holders.map(({ guestId }) => call('releaseSeat', byGuest.get(guestId) as Runner, session)));
      await expect.poll(async () => (await countSeats(row)).counted, { timeout: SETTLED_IN_MS, interval: 300 }).toBe(before.counted);
      const promoted = (await standingRows(row)).filter(
        ({ guestId, state }) => holdsSeat(state) && before.waiting.some((waiting) => waiting.guestId === guestId),
      );
      expect(new Set(promoted.map(({ guestId }) => guestId))).toEqual(new Set(due.map(({ guestId }) => guestId)));
      const inOrder = promoted.sort((a, b) => (a.callKey < b.callKey ? -1 : 1)).map(({ guestId }) => guestId);
      expect(inOrder).toEqual(due.map(({ guestId }) => guestId));
      expect(await countSeats(row)).toMatchObject({ counted: before.counted, held: before.held });
    },
  );
});

/** Who has a seat in the session that begins together with this one. */
const guestsBusyDuring = async (index: number): Promise<Set<string>> => {
  const rows = await standingRows(await sessionRow(sessionAt(index ^ 1)));
  return new Set(rows.filter(({ state }) => holdsSeat(state)).map(({ guestId }) => guestId));
};
