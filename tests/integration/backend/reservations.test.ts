import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import { cancel, createEvent, publishEvent, register } from './backend-calls.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { newPerson } from './people.ts';
import {
  countSeats,
  hoursFromNow,
  newReservationWorld,
  newSession,
  type ReservationGuest,
  type ReservationWorld,
} from './reservation-world.ts';
import { documents, tableNamed } from './sandbox-inside.ts';
import { cancelSession, placesOf, release, reserve, sessionRow, updateSession } from './session-calls.ts';

/** Many calls one after the other. */
const SLOW_MS = 180_000;

let world: ReservationWorld;
let ada: ReservationGuest;
let grace: ReservationGuest;
let alan: ReservationGuest;

beforeAll(async () => {
  world = await newReservationWorld(3);
  [ada, grace, alan] = world.guests as [ReservationGuest, ReservationGuest, ReservationGuest];
});

const setState = async (sessionId: string, guestId: string, state: string): Promise<void> => {
  await documents().send(
    new UpdateCommand({
      TableName: await tableNamed('SessionReservation'),
      Key: { id: reservationIdOf(sessionId, guestId) },
      UpdateExpression: 'SET #state = :state, version = version + :one',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': state, ':one': 1 },
    }),
  );
};

describe('A seat in a session', { timeout: SLOW_MS }, () => {
  it('is reserved once, however often it is asked for', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(3) });
    const first = await reserve(ada.token, session);
    expect(first).toMatchObject({ guestId: ada.guestId, state: 'RESERVED', version: 1, waitlistPosition: null });
    const again = await Promise.all(Array.from({ length: 5 }, () => reserve(ada.token, session)));
    expect(again).toEqual(Array.from({ length: 5 }, () => first));
    expect(await countSeats(await sessionRow(session))).toMatchObject({ counted: 1, held: 1 });
  });

  it('asked for many times at once is one seat', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(7) });
    const answers = await Promise.all(Array.from({ length: 8 }, () => reserve(ada.token, session)));
    expect(new Set(answers.map(({ id, state, version }) => `${id} ${state} ${version}`)).size).toBe(1);
    expect(await countSeats(await sessionRow(session))).toMatchObject({ counted: 1, held: 1 });
  });

  it('is given back once, goes to nobody when nobody waits, and may be taken anew', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(9), capacity: 1 });
    await reserve(ada.token, session);
    const released = await release(ada.token, session);
    expect(released).toMatchObject({ state: 'RELEASED', version: 2 });
    const repeated = await Promise.all([release(ada.token, session), release(ada.token, session)]);
    expect(repeated).toEqual([released, released]);
    expect(await countSeats(await sessionRow(session))).toMatchObject({ counted: 0, held: 0 });
    expect(await reserve(grace.token, session)).toMatchObject({ state: 'RESERVED' });
    expect(await release(grace.token, session)).toMatchObject({ state: 'RELEASED' });
    expect(await reserve(ada.token, session)).toMatchObject({ state: 'RESERVED', version: 3 });
  });

  it('that was lost for not coming may be taken anew', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(11) });
    await reserve(ada.token, session);
    await release(ada.token, session);
    await setState(session.id, ada.guestId, 'FORFEITED');
    expect(await reserve(ada.token, session)).toMatchObject({ state: 'RESERVED', version: 4 });
  });

  it('can no longer be given back by whoever was let in', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(13) });
    await reserve(ada.token, session);
    await setState(session.id, ada.guestId, 'ADMITTED');
    await expect(release(ada.token, session)).rejects.toThrow('ALREADY_ADMITTED');
  });

  it('clashes with another at the same time, and not with one that was cancelled, moved away or given back', async () => {
    const one = await newSession(world, { startsAt: hoursFromNow(20) });
    const other = await newSession(world, { startsAt: hoursFromNow(20.5), endsAt: hoursFromNow(21.5) });
    await reserve(ada.token, one);
    await expect(reserve(ada.token, other)).rejects.toThrow('SESSION_CLASH');
    await expect(reserve(grace.token, other)).resolves.toMatchObject({ state: 'RESERVED' });

    const { version } = await sessionRow(one);
    await cancelSession(world.organizer.accessToken, one, { reason: 'The speaker is ill', version });
    expect(await reserve(ada.token, other)).toMatchObject({ state: 'RESERVED' });
    await release(ada.token, other);
    await cancelSession(world.organizer.accessToken, one, { cancelled: false, version: version + 1 });
    await expect(reserve(ada.token, other)).rejects.toThrow('SESSION_CLASH');

    const { title, room, speakers, capacity, reservationOpensAt } = await sessionRow(one);
    const moved = { title, room, speakers, capacity, reservationOpensAt, startsAt: hoursFromNow(23), endsAt: hoursFromNow(24) };
    await updateSession(world.organizer.accessToken, one, moved, version + 2);
    expect(await reserve(ada.token, other)).toMatchObject({ state: 'RESERVED' });
    await release(ada.token, one);
  });

  it('of two sessions at the same time, asked for at once, is one', async () => {
    const one = await newSession(world, { startsAt: hoursFromNow(30) });
    const other = await newSession(world, { startsAt: hoursFromNow(30) });
    const answers = await Promise.allSettled([reserve(alan.token, one), reserve(alan.token, other)]);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain('SESSION_CLASH');
    const held = [await countSeats(await sessionRow(one)), await countSeats(await sessionRow(other))];
    expect(held.map(({ counted }) => counted).sort()).toEqual([0, 1]);
    expect(held.map((count) => count.held).sort()).toEqual([0, 1]);
  });

  it('is refused for what cannot be reserved, with the reason', async () => {
    const call = (changes: Parameters<typeof newSession>[1]) => newSession(world, { startsAt: hoursFromNow(33), ...changes });
    await expect(reserve(ada.token, await call({ reservationOpensAt: hoursFromNow(1) }))).rejects.toThrow('RESERVATION_NOT_OPEN');
    const [id] = [(await call({ reservationOpensAt: undefined, capacity: undefined })).id];
    await expect(reserve(ada.token, { eventId: world.eventId, id })).rejects.toThrow('SESSION_NOT_RESERVABLE');
    const begun = await call({ startsAt: hoursFromNow(-0.5), endsAt: hoursFromNow(1) });
    await expect(reserve(ada.token, begun)).rejects.toThrow('SESSION_STARTED');
    const off = await call({});
    await cancelSession(world.organizer.accessToken, off, { reason: 'The speaker is ill', version: (await sessionRow(off)).version });
    await expect(reserve(ada.token, off)).rejects.toThrow('SESSION_CANCELLED');
  });

  it('of another event, of no event or of nobody’s registration is refused', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(35) });
    const { id: otherEventId } = await createEvent(world.organizer.accessToken, anEvent());
    await expect(reserve(ada.token, { eventId: otherEventId, id: session.id })).rejects.toThrow('EVENT_NOT_FOUND');
    await publishEvent(world.organizer.accessToken, otherEventId, true);
    await expect(reserve(ada.token, { eventId: otherEventId, id: session.id })).rejects.toThrow('NOT_REGISTERED');
    await register(ada.token, otherEventId);
    await expect(reserve(ada.token, { eventId: otherEventId, id: session.id })).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(reserve(ada.token, { eventId: world.eventId, id: 'none' })).rejects.toThrow('SESSION_NOT_FOUND');
    const stranger = await newPerson();
    await expect(reserve(stranger.accessToken, session)).rejects.toThrow('NOT_REGISTERED');
    await expect(release(stranger.accessToken, session)).rejects.toThrow('NOT_REGISTERED');
    await expect(release(grace.token, session)).rejects.toThrow('RESERVATION_NOT_FOUND');
    expect(await placesOf(stranger.accessToken, world.eventId)).toEqual([]);
  });
});

describe('A guest’s places', { timeout: SLOW_MS }, () => {
  it('are listed with where they stand in line, also those that ended', async () => {
    const [full, open] = [
      await newSession(world, { startsAt: hoursFromNow(40), capacity: 1 }),
      await newSession(world, { startsAt: hoursFromNow(42) }),
    ];
    await reserve(ada.token, full);
    await reserve(alan.token, full);
    const waiting = await reserve(grace.token, full);
    expect(waiting).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 2 });
    await reserve(grace.token, open);
    await release(grace.token, open);
    const mine = (await placesOf(grace.token, world.eventId)).filter(({ id }) =>
      [full.id, open.id].some((session) => id.startsWith(session)),
    );
    expect(mine).toMatchObject([
      { state: 'WAITLISTED', waitlistPosition: 2 },
      { state: 'RELEASED', waitlistPosition: null },
    ]);
  });

  it('are at most forty', async () => {
    const guest = (await newReservationWorld(1)) as ReservationWorld;
    const [eager] = guest.guests as [ReservationGuest];
    const sessions = [];
    for (let number = 0; number <= 40; number++) {
      sessions.push(await newSession(guest, { startsAt: hoursFromNow(2 + number), endsAt: hoursFromNow(2.5 + number) }));
    }
    for (const session of sessions.slice(0, 40)) expect(await reserve(eager.token, session)).toMatchObject({ state: 'RESERVED' });
    const last = sessions[40] as (typeof sessions)[number];
    await expect(reserve(eager.token, last)).rejects.toThrow('TOO_MANY_RESERVATIONS');
    await release(eager.token, sessions[0] as typeof last);
    expect(await reserve(eager.token, last)).toMatchObject({ state: 'RESERVED' });
  });

  it('end with the registration, in line and with a seat, and the line moves up', async () => {
    const own = await newReservationWorld(3);
    const [leaving, staying, last] = own.guests as [ReservationGuest, ReservationGuest, ReservationGuest];
    const [seat, line] = [
      await newSession(own, { startsAt: hoursFromNow(5), capacity: 1 }),
      await newSession(own, { startsAt: hoursFromNow(8), capacity: 1 }),
    ];
    await reserve(leaving.token, seat);
    await reserve(staying.token, seat);
    await reserve(staying.token, line);
    await reserve(leaving.token, line);
    await reserve(last.token, line);
    await cancel(leaving.token, own.eventId);
    await expect
      .poll(async () => (await placesOf(leaving.token, own.eventId)).map(({ state }) => state), { timeout: 20_000 })
      .toEqual(['RELEASED', 'RELEASED']);
    await expect
      .poll(async () => (await placesOf(staying.token, own.eventId)).map(({ state }) => state), { timeout: 20_000 })
      .toEqual(['RESERVED', 'RESERVED']);
    expect(await placesOf(last.token, own.eventId)).toMatchObject([{ state: 'WAITLISTED', waitlistPosition: 1 }]);
    await expect(reserve(leaving.token, seat)).rejects.toThrow('NOT_REGISTERED');

    await register(leaving.token, own.eventId);
    expect(await reserve(leaving.token, line)).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 2 });
  });
});
