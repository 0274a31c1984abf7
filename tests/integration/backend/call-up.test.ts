import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { advanceSession } from '../../../amplify/functions/call-up/advance-session.ts';
import { callGuests } from '../../../amplify/functions/call-up/call-guests.ts';
import { callUpSession } from '../../../amplify/functions/call-up/call-up-session.ts';
import { getSessionStatus } from '../../../amplify/functions/call-up/get-session-status.ts';
import { pauseCallUp } from '../../../amplify/functions/call-up/pause-call-up.ts';
import { admit, release } from '../../../amplify/functions/reservations/reservation-steps.ts';
import { findEvent } from '../../../amplify/functions/runtime/rows.ts';
import { sweepDueSessions } from '../../../amplify/functions/sweep-sessions/sweep-due-sessions.ts';
import type { AppError } from '../../../lib/domain/app-error.ts';
import {
  callsInLedger,
  changeSession,
  dispatchesOf,
  EVENT_ID,
  fieldEvent,
  guestsOf,
  look,
  newId,
  newSession,
  openCallUpWorkshop,
  patchSession,
  putGuest,
  putReservation,
  readReservation,
  readReservations,
  readSession,
  statesOf,
  takenSeats,
} from './call-up-workshop.ts';

const MINUTE_MS = 60_000;

beforeAll(openCallUpWorkshop);

const minutesFromNow = (minutes: number): string => new Date(Date.now() + minutes * MINUTE_MS).toISOString();

const scan = { scanId: 'scan', gate: 'Door', by: 'staff', at: new Date().toISOString() };

const codeOf = async (operation: Promise<unknown>): Promise<string | undefined> => {
  try {
    await operation;
    return undefined;
  } catch (error) {
    return (error as AppError).code;
  }
};

const callByHand = (sessionId: string, count: number, clientKey: string = randomUUID(), groups?: string[]) =>
  callUpSession(fieldEvent({ sessionId, count, clientKey }, groups));

describe('The call-up of a session', () => {
  it('calls its guests in the order in which they reserved, in waves, over all shards', async () => {
    const session = await newSession({ capacity: 250 });
    const guests = await guestsOf(session, 200);
    await look(session);
    const first = await statesOf(guests);
    // A door of twelve a minute, for eight minutes.
    expect(first).toEqual([...Array<string>(96).fill('CALLED'), ...Array<string>(104).fill('RESERVED')]);
    expect(await readSession(session.id)).toMatchObject({ waves: 1, callUpWave: { isOpen: false } });
    // Not due yet: nobody is called.
    await look(session, 1);
    expect(await statesOf(guests)).toEqual(first);
    await look(session, 3.1);
    expect((await statesOf(guests)).filter((state) => state === 'CALLED')).toHaveLength(131);
    await look(session, 10.1);
    expect(new Set(await statesOf(guests))).toEqual(new Set(['CALLED']));
    const waves = (await readReservations(guests)).map(({ wave }) => wave ?? 0);
    expect(waves).toEqual([...waves].sort((a, b) => a - b));
    expect(waves.at(-1)).toBe(3);
  });

  it('tells each of them once on every channel they chose, in dispatches of a hundred', async () => {
    const session = await newSession();
    const guests = await guestsOf(session, 60);
    const quiet = await guestsOf(session, 5, { choices: { notifyByEmail: false, notifyBySms: false } });
    await look(session);
    const called = await readReservation(guests[0]!);
    const ledger = await callsInLedger(guests);
    expect(ledger.map((rows) => rows.map(({ channel }) => channel))).toEqual(guests.map(() => ['EMAIL', 'IN_APP', 'SMS']));
    expect((await callsInLedger(quiet)).map((rows) => rows.map(({ channel }) => channel))).toEqual(quiet.map(() => ['IN_APP']));
    expect(ledger[0]?.[0]?.facts).toMatchObject({
      sessionId: session.id,
      room: 'Hall 1',
      revision: 1,
      reservationVersion: 2,
      comeBy: called.comeBy,
    });
    const dispatches = await dispatchesOf(session);
    expect(dispatches.map(({ noticeIds }) => noticeIds.length).sort()).toEqual([60, 60]);
    const waiting = ledger.flat().filter(({ state }) => state === 'PENDING');
    expect(new Set(dispatches.flatMap(({ noticeIds }) => noticeIds))).toEqual(new Set(waiting.map(({ id }) => id)));
    expect(new Set(waiting.map(({ dispatchId }) => dispatchId))).toEqual(new Set(dispatches.map(({ id }) => id)));
  });

  it('says until when to come, never after the seats are given away', async () => {
    const early = await newSession();
    const late = await newSession({ startsIn: 14 });
    const [one] = await guestsOf(early, 1);
    const [other] = await guestsOf(late, 1);
    await look(early);
    await look(late);
    const comeBy = Date.parse((await readReservation(one!)).comeBy ?? '');
    expect(comeBy - Date.now()).toBeGreaterThan(9 * MINUTE_MS);
    expect(comeBy - Date.now()).toBeLessThanOrEqual(11 * MINUTE_MS);
    expect((await readReservation(other!)).comeBy).toBe(new Date(Date.parse(late.startsAt) - 10 * MINUTE_MS).toISOString());
  });

  it('does not begin before it opens, and finds those who reserve later', async () => {
    const session = await newSession({ startsIn: 60, callUpDueAt: minutesFromNow(-1) });
    const guests = await guestsOf(session, 2);
    await look(session);
    expect(await statesOf(guests)).toEqual(['RESERVED', 'RESERVED']);
    expect((await readSession(session.id)).callUpDueAt).toBe(new Date(Date.parse(session.startsAt) - 30 * MINUTE_MS).toISOString());
    await look(session, 31);
    const [late] = await guestsOf(session, 1);
    await look(session, 32.2);
    expect(await statesOf([...guests, late!])).toEqual(['CALLED', 'CALLED', 'CALLED']);
  });

  it('leaves out who gave the seat back or came in meanwhile, and who is not registered any more', async () => {
    const session = await newSession();
    const guests = await guestsOf(session, 5);
    const rows = await readReservations(guests);
    await putReservation(release(rows[1]!, { now: new Date() }).row);
    await putReservation(admit(rows[2]!, { scan, now: new Date() }).row);
    await putGuest({ id: guests[3]!.guestId, eventId: EVENT_ID, state: 'CANCELLED' });
    await look(session);
    expect(await statesOf(guests)).toEqual(['CALLED', 'RELEASED', 'ADMITTED', 'RESERVED', 'CALLED']);
    expect((await callsInLedger(guests)).map((calls) => calls.length)).toEqual([3, 0, 0, 0, 3]);
  });

  it('goes on with the others when a place changes between being read and being written', async () => {
    const session = await newSession();
    const guests = await guestsOf(session, 30);
    const wave = { number: 1, revision: 1, upTo: '~', calledAt: minutesFromNow(0), comeBy: minutesFromNow(10), isOpen: true };
    await patchSession(session.id, { callUpWave: wave });
    const event = (await findEvent(EVENT_ID))!;
    const current = await readSession(session.id);
    // The change lands after the rows were read: the moment the first transaction is sent.
    const { dynamodb } = await import('../../../amplify/functions/runtime/dynamodb.ts');
    let changed = false;
    dynamodb.middlewareStack.add(
      (next, context) => async (input) => {
        if (!changed && context.commandName === 'TransactWriteItemsCommand') {
          changed = true;
          await putReservation(release(await readReservation(guests[4]!), { now: new Date() }).row);
        }
        return next(input);
      },
      { step: 'initialize', name: 'meanwhile' },
    );
    const called = await callGuests(
      guests.map(({ reservationId }) => reservationId),
      { event, session: current, wave, now: new Date() },
    );
    dynamodb.middlewareStack.remove('meanwhile');
    expect(changed).toBe(true);
    expect(called).toBe(29);
    expect((await callsInLedger(guests)).map((calls) => calls.length)).toEqual(guests.map((_, index) => (index === 4 ? 0 : 3)));
  });

  it('of one that moves meanwhile stops, and nobody is called for the old time', async () => {
    const session = await newSession();
    const guests = await guestsOf(session, 30);
    const wave = { number: 1, revision: 1, upTo: '~', calledAt: minutesFromNow(0), comeBy: minutesFromNow(10), isOpen: true };
    await patchSession(session.id, { callUpWave: wave });
    const stale = await readSession(session.id);
    await changeSession(session.id, { startsAt: minutesFromNow(120) });
    const event = (await findEvent(EVENT_ID))!;
    const ids = guests.map(({ reservationId }) => reservationId);
    expect(await callGuests(ids, { event, session: stale, wave, now: new Date() })).toBeUndefined();
    expect(new Set(await statesOf(guests))).toEqual(new Set(['RESERVED']));
    expect((await callsInLedger(guests)).flat()).toEqual([]);
  });

  it('of one that was cancelled calls nobody, and leaves the index', async () => {
    const session = await newSession();
    const guests = await guestsOf(session, 3);
    await changeSession(session.id, { state: 'CANCELLED' });
    await look(session);
    expect(await statesOf(guests)).toEqual(['RESERVED', 'RESERVED', 'RESERVED']);
    expect((await readSession(session.id)).callUpShard).toBeUndefined();
  });

  it('does not overwrite when a session that moved is due', async () => {
    const session = await newSession();
    await guestsOf(session, 1);
    const { dynamodb } = await import('../../../amplify/functions/runtime/dynamodb.ts');
    const due = minutesFromNow(90);
    let changed = false;
    dynamodb.middlewareStack.add(
      (next, context) => async (input) => {
        if (!changed && context.commandName === 'TransactWriteItemsCommand') {
          changed = true;
          await changeSession(session.id, { startsAt: minutesFromNow(120), callUpDueAt: due });
        }
        return next(input);
      },
      { step: 'initialize', name: 'meanwhile' },
    );
    await look(session);
    dynamodb.middlewareStack.remove('meanwhile');
    expect(await readSession(session.id)).toMatchObject({ callUpDueAt: due, version: 2 });
    expect((await readSession(session.id)).waves).toBeUndefined();
  });

  it('is the same when ten sweeps come at once', async () => {
    const session = await newSession({ startsIn: 18 });
    const guests = await guestsOf(session, 90);
    const run = { now: () => new Date(), mayGoOn: () => true };
    await Promise.all(Array.from({ length: 10 }, () => sweepDueSessions(run)));
    expect(new Set(await statesOf(guests))).toEqual(new Set(['CALLED']));
    expect(new Set((await readReservations(guests)).map(({ version }) => version))).toEqual(new Set([2]));
    expect((await callsInLedger(guests)).map((calls) => calls.length)).toEqual(guests.map(() => 3));
  });

  it('that runs short of time leaves the rest to the next sweep', async () => {
    const session = await newSession({ startsIn: 18, capacity: 400 });
    const guests = await guestsOf(session, 250);
    let asked = 0;
    await advanceSession(session.id, { now: () => new Date(), mayGoOn: () => asked++ < 1 });
    const states = await statesOf(guests);
    expect(states).toEqual([...Array<string>(100).fill('CALLED'), ...Array<string>(150).fill('RESERVED')]);
    await look(session, 0.1);
    expect(new Set(await statesOf(guests))).toEqual(new Set(['CALLED']));
  });
});

describe('When the seats of the absent are given away', () => {
  it('who has not come loses the seat, who waits gets it and counts as called, and the session is done', async () => {
    const session = await newSession({ startsIn: 20, capacity: 60 });
    const guests = await guestsOf(session, 60);
    const line = await guestsOf(session, 70, { isWaitlisted: true });
    await look(session);
    const rows = await readReservations(guests.slice(0, 20));
    for (const row of rows) await putReservation(admit(row, { scan, now: new Date() }).row);
    await look(session, 10.1);
    expect(await statesOf(guests)).toEqual([...Array<string>(20).fill('ADMITTED'), ...Array<string>(40).fill('FORFEITED')]);
    expect(await statesOf(line)).toEqual([...Array<string>(40).fill('CALLED'), ...Array<string>(30).fill('WAITLISTED')]);
    expect((await readReservation(line[0]!)).comeBy).toBe(session.startsAt);
    expect(await takenSeats(session)).toBe(60);
    const done = await readSession(session.id);
    expect(done.seatsReleasedAt).toBeDefined();
    expect(done.callUpShard).toBeUndefined();
    expect(done.callUpDueAt).toBeUndefined();
  });

  it('seats that are empty then stay free for whoever comes', async () => {
    const session = await newSession({ startsIn: 12, capacity: 120 });
    const guests = await guestsOf(session, 100);
    await look(session);
    await Promise.all([look(session, 2.1), look(session, 2.1), look(session, 2.1)]);
    expect(new Set(await statesOf(guests))).toEqual(new Set(['FORFEITED']));
    expect(await takenSeats(session)).toBe(0);
  });

  it('a pause does not stop it', async () => {
    const session = await newSession({ startsIn: 20 });
    const guests = await guestsOf(session, 3);
    await pauseCallUp(fieldEvent({ sessionId: session.id, paused: true }));
    await look(session, 10.1);
    expect(await statesOf(guests)).toEqual(['FORFEITED', 'FORFEITED', 'FORFEITED']);
  });

  it('everyone keeps the seat of a session that moved to a later time', async () => {
    const session = await newSession({ startsIn: 12 });
    const guests = await guestsOf(session, 3);
    await look(session);
    await changeSession(session.id, { startsAt: minutesFromNow(40), callUpDueAt: minutesFromNow(10) });
    await look(session, 2.1);
    expect(await statesOf(guests)).toEqual(['CALLED', 'CALLED', 'CALLED']);
  });
});

describe('Staff', () => {
  it('call the next guests by hand, in order, and get how the session stands', async () => {
    const session = await newSession({ startsIn: 25 });
    const guests = await guestsOf(session, 10);
    const status = await callByHand(session.id, 4);
    expect(status).toMatchObject({ called: 4, waiting: 6, taken: 10, waves: 1, capacity: 100, inside: 0, waitlisted: 0 });
    expect(status.comeBy).toBe((await readReservation(guests[0]!)).comeBy);
    expect(status.nextWaveAt).toBeDefined();
    expect(await statesOf(guests)).toEqual([...Array<string>(4).fill('CALLED'), ...Array<string>(6).fill('RESERVED')]);
    expect(await callByHand(session.id, 500)).toMatchObject({ called: 10, waiting: 0, waves: 2, nextWaveAt: undefined });
    expect(await callByHand(session.id, 1)).toMatchObject({ called: 10, waiting: 0, waves: 2 });
  });

  it('call once with one tap, also when it arrives twice at once and again later', async () => {
    const session = await newSession({ startsIn: 25 });
    const guests = await guestsOf(session, 30);
    const key = randomUUID();
    await Promise.all([callByHand(session.id, 5, key), callByHand(session.id, 5, key), callByHand(session.id, 5, key)]);
    expect(await callByHand(session.id, 5, key)).toMatchObject({ called: 5, waiting: 25, waves: 1 });
    expect((await callsInLedger(guests)).flat()).toHaveLength(15);
  });

  it('of two desks who tap at once call both counts', async () => {
    const session = await newSession({ startsIn: 25 });
    await guestsOf(session, 30);
    await Promise.all([callByHand(session.id, 5), callByHand(session.id, 7), look(session, -6)]);
    expect(await getSessionStatus(fieldEvent({ sessionId: session.id }))).toMatchObject({ called: 12, waiting: 18, waves: 2 });
  });

  it('pause the waves, still call by hand, and let them go on at once', async () => {
    const session = await newSession({ startsIn: 25 });
    const guests = await guestsOf(session, 10);
    const paused = await pauseCallUp(fieldEvent({ sessionId: session.id, paused: true }));
    expect(paused.callUpPausedAt).toBeDefined();
    expect(paused.nextWaveAt).toBeUndefined();
    expect((await pauseCallUp(fieldEvent({ sessionId: session.id, paused: true }))).callUpPausedAt).toBe(paused.callUpPausedAt);
    await look(session, 5);
    expect(new Set(await statesOf(guests))).toEqual(new Set(['RESERVED']));
    expect(await callByHand(session.id, 2)).toMatchObject({ called: 2, callUpPausedAt: paused.callUpPausedAt });
    await look(session, 6);
    expect((await statesOf(guests)).filter((state) => state === 'CALLED')).toHaveLength(2);
    const resumed = await pauseCallUp(fieldEvent({ sessionId: session.id, paused: false }));
    expect(resumed.callUpPausedAt).toBeUndefined();
    expect(Date.parse(resumed.nextWaveAt ?? '')).toBeLessThanOrEqual(Date.now());
    await look(session);
    expect(new Set(await statesOf(guests))).toEqual(new Set(['CALLED']));
  });

  it('stop a wave that is being called by pausing', async () => {
    const session = await newSession({ startsIn: 25 });
    const guests = await guestsOf(session, 3);
    const wave = { number: 1, revision: 1, upTo: '~', calledAt: minutesFromNow(0), comeBy: minutesFromNow(10), isOpen: true };
    const open = await patchSession(session.id, { waves: 1, callUpWave: wave });
    await pauseCallUp(fieldEvent({ sessionId: session.id, paused: true }));
    const event = (await findEvent(EVENT_ID))!;
    const ids = guests.map(({ reservationId }) => reservationId);
    expect(await callGuests(ids, { event, session: open, wave, now: new Date() })).toBeUndefined();
    expect(new Set(await statesOf(guests))).toEqual(new Set(['RESERVED']));
  });

  it.each([
    ['before the call-up opens', { startsIn: 45 }, 'CALL_UP_NOT_OPEN'],
    ['after seats were given away', { startsIn: 5 }, 'CALL_UP_NOT_OPEN'],
    ['of a cancelled session', { state: 'CANCELLED' as const }, 'SESSION_CANCELLED'],
    ['of a session without reserved seats', { reservationOpensAt: undefined as unknown as string }, 'SESSION_NOT_RESERVABLE'],
  ])('call nobody %s', async (_, changes, code) => {
    const session = await newSession({ callUpDueAt: minutesFromNow(0), ...changes });
    expect(await codeOf(callByHand(session.id, 1))).toBe(code);
    if (code !== 'CALL_UP_NOT_OPEN') expect(await codeOf(pauseCallUp(fieldEvent({ sessionId: session.id, paused: true })))).toBe(code);
  });

  it.each([
    ['no guests', { count: 0, clientKey: randomUUID() }],
    ['half a guest', { count: 1.5, clientKey: randomUUID() }],
    ['too many guests', { count: 501, clientKey: randomUUID() }],
    ['a key of no tap', { count: 1, clientKey: '#' }],
  ])('cannot call %s', async (_, args) => {
    const session = await newSession({ startsIn: 25 });
    expect(await codeOf(callUpSession(fieldEvent({ sessionId: session.id, ...args })))).toBe('INVALID_INPUT');
  });

  it('of another event, guests and kiosks are refused before anything is looked up', async () => {
    for (const groups of [['staff', 'staff:OTHEREVT'], ['kiosks', `kiosk:${EVENT_ID}`], [`staff:${EVENT_ID}`], []]) {
      const event = () => fieldEvent({ sessionId: 'none', count: 1, clientKey: randomUUID(), paused: true }, groups);
      for (const operation of [callUpSession, pauseCallUp, getSessionStatus]) expect(await codeOf(operation(event()))).toBe('FORBIDDEN');
    }
    const unknown = fieldEvent({ sessionId: newId() });
    expect(await codeOf(getSessionStatus(unknown))).toBe('SESSION_NOT_FOUND');
    expect(await codeOf(getSessionStatus(fieldEvent({ sessionId: newId() }, ['organizers'])))).toBe('SESSION_NOT_FOUND');
  });
});
