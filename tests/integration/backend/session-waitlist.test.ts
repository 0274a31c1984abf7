import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import { listMyNotices } from './notice-calls.ts';
import {
  countSeats,
  hoursFromNow,
  newReservationWorld,
  newSession,
  type ReservationGuest,
  type ReservationWorld,
  type SessionName,
} from './reservation-world.ts';
import { documents, invokeWithBatch, streamFunction, streamRecord, tableNamed } from './sandbox-inside.ts';
import { formOf, type Place, placesOf, release, reserve, sessionRow, updateSession } from './session-calls.ts';

const SETTLED_IN_MS = 60_000;
/** Many calls one after the other, and what two streams make of them. */
const SLOW_MS = 240_000;

let world: ReservationWorld;
let ada: ReservationGuest;
let grace: ReservationGuest;
let alan: ReservationGuest;
let joan: ReservationGuest;

beforeAll(async () => {
  world = await newReservationWorld(4);
  [ada, grace, alan, joan] = world.guests as [ReservationGuest, ReservationGuest, ReservationGuest, ReservationGuest];
});

const placeIn = async ({ token }: ReservationGuest, { eventId, id }: SessionName): Promise<Place | undefined> =>
  (await placesOf(token, eventId)).find((place) => place.id.startsWith(id));
const standing = async (session: SessionName, guests: ReservationGuest[]): Promise<string[]> =>
  Promise.all(
    guests.map(async (guest) => {
      const place = await placeIn(guest, session);
      return `${place?.state ?? 'NONE'}${place?.waitlistPosition ? ` ${place.waitlistPosition}` : ''}`;
    }),
  );
const eventually = (session: SessionName, guests: ReservationGuest[], expected: string[]) =>
  expect.poll(() => standing(session, guests), { timeout: SETTLED_IN_MS }).toEqual(expected);

/** As somebody writes a row, without what that somebody does next. */
const changeRow = async (session: SessionName, { guestId }: ReservationGuest, state: string): Promise<void> => {
  await documents().send(
    new UpdateCommand({
      TableName: await tableNamed('SessionReservation'),
      Key: { id: reservationIdOf(session.id, guestId) },
      UpdateExpression: 'SET #state = :state, version = version + :one REMOVE seatShard, standingShard, waitingShard, calledShard',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': state, ':one': 1 },
    }),
  );
};
const giveSeatsBack = async (session: SessionName, count: number): Promise<void> => {
  await documents().send(
    new UpdateCommand({
      TableName: await tableNamed('SeatTable'),
      Key: { pk: `session#${session.id}#0` },
      UpdateExpression: 'ADD used :back',
      ExpressionAttributeValues: { ':back': -count },
    }),
  );
};
const kindsTold = async ({ token }: ReservationGuest, session: SessionName): Promise<string[]> => {
  const { items } = await listMyNotices(token, world.eventId);
  return items
    .filter(({ id }) => id.includes(`#${session.id}.`))
    .map(({ kind }) => kind)
    .reverse();
};

describe('The line for a session', { timeout: SLOW_MS }, () => {
  it('moves up as seats are given back, first come first served, and each who gets one is told once', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(4), capacity: 1 });
    for (const { token } of [ada, grace, alan, joan]) await reserve(token, session);
    expect(await standing(session, [ada, grace, alan, joan])).toEqual(['RESERVED', 'WAITLISTED 1', 'WAITLISTED 2', 'WAITLISTED 3']);
    await release(ada.token, session);
    expect(await standing(session, [ada, grace, alan, joan])).toEqual(['RELEASED', 'RESERVED', 'WAITLISTED 1', 'WAITLISTED 2']);
    await release(alan.token, session);
    expect(await standing(session, [grace, alan, joan])).toEqual(['RESERVED', 'RELEASED', 'WAITLISTED 1']);
    await expect.poll(() => kindsTold(grace, session), { timeout: SETTLED_IN_MS }).toEqual(['SESSION_SEAT_FREED']);
    await release(grace.token, session);
    await expect.poll(() => kindsTold(joan, session), { timeout: SETTLED_IN_MS }).toEqual(['SESSION_SEAT_FREED']);
    expect([await kindsTold(ada, session), await kindsTold(alan, session)]).toEqual([[], []]);
    expect(await countSeats(await sessionRow(session))).toMatchObject({ counted: 1, held: 1, waiting: [] });
  });

  it('is not overtaken: whoever comes while somebody waits joins its end, and the seat goes to its head', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(6), capacity: 1 });
    await reserve(ada.token, session);
    await reserve(grace.token, session);
    // A seat that came free, and nobody has looked at the line yet.
    await giveSeatsBack(session, 1);
    const newcomer = await reserve(alan.token, session);
    expect(newcomer).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
    expect(await standing(session, [grace, alan])).toEqual(['RESERVED', 'WAITLISTED 1']);
  });

  it('gets a seat that was lost, though whoever took it away did nothing else, and its guest is told once', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(8), capacity: 1 });
    await reserve(ada.token, session);
    await reserve(grace.token, session);
    await giveSeatsBack(session, 1);
    await changeRow(session, ada, 'FORFEITED');
    await eventually(session, [ada, grace], ['FORFEITED', 'RESERVED']);
    await expect.poll(() => kindsTold(ada, session), { timeout: SETTLED_IN_MS }).toEqual(['SESSION_SEAT_LOST']);
    await expect.poll(() => kindsTold(grace, session), { timeout: SETTLED_IN_MS }).toEqual(['SESSION_SEAT_FREED']);
  });

  it('gets the seats that an organizer adds', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(10), capacity: 1 });
    for (const { token } of [ada, grace, alan, joan]) await reserve(token, session);
    const row = await sessionRow(session);
    const form = formOf(row as unknown as Parameters<typeof formOf>[0], { capacity: 3 });
    await updateSession(world.organizer.accessToken, session, form, row.version);
    await eventually(session, [ada, grace, alan, joan], ['RESERVED', 'RESERVED', 'RESERVED', 'WAITLISTED 1']);
  });

  it('passes over whoever has a seat elsewhere at that time, who stays in line and gets one when that ends', async () => {
    const [wanted, elsewhere] = [
      await newSession(world, { startsAt: hoursFromNow(12), capacity: 1 }),
      await newSession(world, { startsAt: hoursFromNow(12), capacity: 5 }),
    ];
    for (const { token } of [ada, grace, alan]) await reserve(token, wanted);
    await reserve(grace.token, elsewhere);
    await release(ada.token, wanted);
    expect(await standing(wanted, [grace, alan])).toEqual(['WAITLISTED 1', 'RESERVED']);
    await release(alan.token, wanted);
    expect(await standing(wanted, [grace])).toEqual(['WAITLISTED 1']);
    await release(grace.token, elsewhere);
    await eventually(wanted, [grace], ['RESERVED']);
  });

  it('ends for whoever leaves it', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(14), capacity: 1 });
    for (const { token } of [ada, grace, alan]) await reserve(token, session);
    expect(await release(grace.token, session)).toMatchObject({ state: 'RELEASED', waitlistPosition: null });
    expect(await standing(session, [alan])).toEqual(['WAITLISTED 1']);
    await release(ada.token, session);
    expect(await standing(session, [grace, alan])).toEqual(['RELEASED', 'RESERVED']);
    expect(await reserve(grace.token, session)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
  });

  it('is called at once when the seats of the absent were given away', async () => {
    const startsAt = hoursFromNow(16);
    const session = await newSession(world, { startsAt, capacity: 1 });
    await reserve(ada.token, session);
    await reserve(grace.token, session);
    await documents().send(
      new UpdateCommand({
        TableName: await tableNamed('Session'),
        Key: { id: session.id },
        UpdateExpression: 'SET seatsReleasedAt = :now',
        ExpressionAttributeValues: { ':now': new Date().toISOString() },
      }),
    );
    await release(ada.token, session);
    expect(await standing(session, [grace])).toEqual(['CALLED']);
    const { Item } = await documents().send(
      new GetCommand({ TableName: await tableNamed('SessionReservation'), Key: { id: reservationIdOf(session.id, grace.guestId) } }),
    );
    expect(Item).toMatchObject({ comeBy: startsAt, calledShard: `${session.id}#0` });
    await release(grace.token, session);
    expect(await reserve(alan.token, session)).toMatchObject({ state: 'CALLED' });
  });

  it('is left alone by a record that comes twice, and by one that holds no reservation', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(18), capacity: 1 });
    await reserve(ada.token, session);
    await reserve(grace.token, session);
    await release(ada.token, session);
    await expect.poll(() => kindsTold(grace, session), { timeout: SETTLED_IN_MS }).toEqual(['SESSION_SEAT_FREED']);
    const table = await tableNamed('SessionReservation');
    const { Item: after = {} } = await documents().send(
      new GetCommand({ TableName: table, Key: { id: reservationIdOf(session.id, grace.guestId) } }),
    );
    const again = streamRecord({ before: { ...after, state: 'WAITLISTED', version: 1 }, after });
    const poison = streamRecord({ after: { id: 'nobody', state: 'SOMEWHERE' } });
    const { function: name } = await streamFunction('announce-reservations');
    const answer = await invokeWithBatch(name, [again, poison, again]);
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: poison.dynamodb?.SequenceNumber }]);
    expect(await kindsTold(grace, session)).toEqual(['SESSION_SEAT_FREED']);
    expect(await countSeats(await sessionRow(session))).toMatchObject({ counted: 1, held: 1 });
  });

  it('does not get what a guest has given back by the time it could be told', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(19), capacity: 2 });
    await reserve(ada.token, session);
    const released = await release(ada.token, session);
    const image = { ...released, eventId: session.eventId, sessionId: session.id };
    const { function: name } = await streamFunction('announce-reservations');
    const promoted = streamRecord({
      before: { ...image, state: 'WAITLISTED', version: 1 },
      after: { ...image, state: 'RESERVED', version: 2 },
    });
    expect(await invokeWithBatch(name, [promoted])).toEqual({ batchItemFailures: [] });
    expect(await kindsTold(ada, session)).toEqual([]);
  });

  it('of a session that has begun gets no more seats', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(21), capacity: 1 });
    await reserve(ada.token, session);
    await reserve(grace.token, session);
    const row = await sessionRow(session);
    await documents().send(
      new PutCommand({ TableName: await tableNamed('Session'), Item: { ...row, startsAt: hoursFromNow(-0.1), endsAt: hoursFromNow(1) } }),
    );
    await release(ada.token, session);
    expect(await standing(session, [grace])).toEqual(['WAITLISTED 1']);
  });
});
