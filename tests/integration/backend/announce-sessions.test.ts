import { BatchWriteCommand, DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { inParallel } from '../../../amplify/functions/runtime/in-parallel.ts';
import type { SessionReservationRow, SessionRow } from '../../../amplify/functions/runtime/rows.ts';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent, aSession } from '../../fixtures/world/event-plans.ts';
import { createEvent, publishEvent, register } from './backend-calls.ts';
import { listMyNotices } from './notice-calls.ts';
import { newPeople, newPerson } from './people.ts';
import { documents, invokeWithBatch, sentTo, streamFunction, streamRecord, tableNamed } from './sandbox-inside.ts';
import { cancelSession, createSession, formOf, release, reserve, type Session, sessionRow, updateSession } from './session-calls.ts';

const MINUTE_MS = 60_000;
/** News pass a stream, a function and the sender, each of which may have to start first. */
const WAIT = { timeout: 60_000 };
vi.setConfig({ testTimeout: 180_000 });

let organizer: Person;
let guests: Person[];
let eventId: string;

beforeAll(async () => {
  [organizer, guests] = await Promise.all([newPerson(['organizers']), newPeople(4)]);
});

/** An event of its own for each test: its notices are that test's alone. */
const newEvent = async (): Promise<void> => {
  ({ id: eventId } = await createEvent(organizer.accessToken, anEvent()));
  await publishEvent(organizer.accessToken, eventId, true);
  await Promise.all(guests.map(({ accessToken }) => register(accessToken, eventId)));
};

const guest = (index: number): Person => guests[index] as Person;
const fromNow = (minutes: number): string => new Date(Date.now() + minutes * MINUTE_MS).toISOString();
const newSession = (changes: object = {}): Promise<Session> =>
  createSession(organizer.accessToken, eventId, {
    input: { ...aSession({ startsAt: fromNow(200), endsAt: fromNow(260) }), ...changes },
  });
const update = (session: Session, changes: object): Promise<Session> =>
  updateSession(organizer.accessToken, session, formOf(session, changes), session.version);

/** Kinds of the news of sessions that a guest was told in the app, oldest first. */
const newsOf = async (index: number): Promise<string[]> =>
  (await listMyNotices(guest(index).accessToken, eventId)).items
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('SESSION_'))
    .reverse();
const newsOfAll = () => Promise.all(guests.map((_, index) => newsOf(index)));

const get = async <Row>(model: string, id: string): Promise<Row> =>
  (await documents().send(new GetCommand({ TableName: await tableNamed(model), Key: { id }, ConsistentRead: true }))).Item as Row;

/** Hands the consumer the record of a change, as the stream does when it brings it again. */
const bring = async (before: SessionRow, after: SessionRow): Promise<unknown> => {
  const { function: consumer } = await streamFunction('announcesessions').catch(() => streamFunction('announce-sessions'));
  return invokeWithBatch(consumer, [streamRecord({ before, after })]);
};

describe('News of a session', () => {
  it('goes to those who have a place, each once, and to nobody else', async () => {
    await newEvent();
    const session = await newSession({ capacity: 1 });
    expect(await reserve(guest(0).accessToken, session)).toMatchObject({ state: 'RESERVED' });
    expect(await reserve(guest(1).accessToken, session)).toMatchObject({ state: 'WAITLISTED' });
    await reserve(guest(2).accessToken, session);
    await release(guest(2).accessToken, session);
    const before = await sessionRow(session);
    const moved = await update(session, { room: 'Hall 9', startsAt: fromNow(300), endsAt: fromNow(360) });
    const after = await sessionRow(session);
    await expect.poll(newsOfAll, WAIT).toEqual([['SESSION_MOVED'], ['SESSION_MOVED'], [], []]);
    await expect
      .poll(async () => (await sentTo(guest(0).email, 'EMAIL')).filter(({ text }) => text?.includes('Hall 9')), WAIT)
      .toHaveLength(1);

    // The stream brings it again, and once more when nothing is known of the first time.
    expect(await bring(before, after)).toEqual({ batchItemFailures: [] });
    const progress = { TableName: await tableNamed('SeatTable'), Key: { pk: `announced#${session.id}#2` } };
    await documents().send(new DeleteCommand(progress));
    expect(await bring(before, after)).toEqual({ batchItemFailures: [] });

    // What is no news to guests is told to nobody; what comes next is.
    const renamed = await update(moved, { title: 'Renamed', speakers: ['Grace Hopper'], capacity: 2, queueLeadMinutes: 40 });
    await cancelSession(organizer.accessToken, renamed, { reason: 'The speaker is ill.', version: renamed.version });
    await expect
      .poll(async () => (await newsOfAll()).map((kinds) => kinds.filter((kind) => kind !== 'SESSION_SEAT_FREED')), WAIT)
      .toEqual([['SESSION_MOVED', 'SESSION_CANCELLED'], ['SESSION_MOVED', 'SESSION_CANCELLED'], [], []]);
    const [latest] = (await listMyNotices(guest(0).accessToken, eventId)).items;
    expect(latest?.text).toContain('The speaker is ill.');
    const aboutTheMove = (await sentTo(guest(0).email, 'EMAIL')).filter(
      ({ text = '' }) => text.includes('Hall 9') && !text.includes('is ill'),
    );
    expect(aboutTheMove).toHaveLength(1);
  });

  it('says that a session takes place after all', async () => {
    await newEvent();
    const session = await newSession();
    await reserve(guest(3).accessToken, session);
    await cancelSession(organizer.accessToken, session, { reason: 'Storm', version: 1 });
    await expect.poll(() => newsOf(3), WAIT).toEqual(['SESSION_CANCELLED']);
    await cancelSession(organizer.accessToken, session, { cancelled: false, version: 2 });
    await expect.poll(() => newsOf(3), WAIT).toEqual(['SESSION_CANCELLED', 'SESSION_MOVED']);
  });

  it('that a later change has overtaken is not told', async () => {
    await newEvent();
    const session = await newSession();
    await reserve(guest(0).accessToken, session);
    const row = await sessionRow(session);
    await update(session, { room: 'Hall 3' });
    await expect.poll(() => newsOf(0), WAIT).toEqual(['SESSION_MOVED']);
    // As if it had moved twice more before the record of the second move arrived: of that, the last one alone is told.
    await documents().send(
      new UpdateCommand({
        TableName: await tableNamed('Session'),
        Key: { id: session.id },
        UpdateExpression: 'SET revision = :four',
        ExpressionAttributeValues: { ':four': 4 },
      }),
    );
    await expect.poll(() => newsOf(0), WAIT).toEqual(['SESSION_MOVED', 'SESSION_MOVED']);
    expect(await bring({ ...row, revision: 2 }, { ...row, revision: 3, room: 'Hall 4' })).toEqual({ batchItemFailures: [] });
    expect(await newsOf(0)).toEqual(['SESSION_MOVED', 'SESSION_MOVED']);
  });
});

describe('Guests who were called', () => {
  /** Calls the guest, as the call-up's wave does. */
  const call = async (id: string, calledAt: string): Promise<void> => {
    const { standingShard } = await get<SessionReservationRow>('SessionReservation', id);
    await documents().send(
      new UpdateCommand({
        TableName: await tableNamed('SessionReservation'),
        Key: { id },
        UpdateExpression: 'SET #state = :called, calledAt = :at, comeBy = :by, calledShard = :shard ADD version :one REMOVE waitingShard',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':called': 'CALLED', ':at': calledAt, ':by': fromNow(15), ':shard': standingShard, ':one': 1 },
      }),
    );
  };

  it('wait to be called again when the new time is far off, and stay called when it is near', async () => {
    await newEvent();
    const session = await newSession({ startsAt: fromNow(20), endsAt: fromNow(80) });
    const { id } = await reserve(guest(0).accessToken, session);
    await call(id, fromNow(-1));
    const near = await update(session, { room: 'Hall 2' });
    await expect.poll(() => newsOf(0), WAIT).toContain('SESSION_MOVED');
    expect(await get<SessionReservationRow>('SessionReservation', id)).toMatchObject({ state: 'CALLED' });

    await update(near, { startsAt: fromNow(300), endsAt: fromNow(360) });
    await expect.poll(() => get<SessionReservationRow>('SessionReservation', id), WAIT).toMatchObject({ state: 'RESERVED' });
    const row = await get<SessionReservationRow>('SessionReservation', id);
    expect(row).toMatchObject({ waitingShard: row.standingShard, version: 3 });
    expect(row).not.toHaveProperty('calledShard');
    expect(row).not.toHaveProperty('comeBy');
  });
});

describe('A session with more guests than are told at once', () => {
  const COUNT = 250;
  const TOLD_BEFORE = 120;

  it('has all of them told, from where the last call stopped, and nobody twice', async () => {
    await newEvent();
    const session = await newSession({ capacity: 40 });
    const rows = await putGuests(session);
    const last = rows[TOLD_BEFORE - 1] as SessionReservationRow;
    const progress = { pk: `announced#${session.id}#2`, position: { shard: 0, after: { callKey: last.callKey, id: last.id } } };
    const seats = await tableNamed('SeatTable');
    await documents().send(new PutCommand({ TableName: seats, Item: { ...progress, expiresAt: 4_000_000_000 } }));

    const before = await sessionRow(session);
    await update(session, { room: 'Hall 7' });
    const untold = Array.from({ length: TOLD_BEFORE }, () => 0);
    const told = Array.from({ length: COUNT - TOLD_BEFORE }, () => 1);
    await expect.poll(() => noticesOf(rows), WAIT).toEqual([...untold, ...told]);

    // With nothing known of what was told before, it begins anew.
    await documents().send(new DeleteCommand({ TableName: seats, Key: { pk: progress.pk } }));
    expect(await bring(before, await sessionRow(session))).toEqual({ batchItemFailures: [] });
    expect(await noticesOf(rows)).toEqual(Array.from({ length: COUNT }, () => 1));
  });

  const inLetters = (index: number): string =>
    String(index)
      .padStart(4, '0')
      .replace(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)));

  /** Guests with seats as reserveSeat leaves them, without the wait for so many people to sign up. */
  const putGuests = async (session: Session): Promise<SessionReservationRow[]> => {
    const at = fromNow(-10);
    const rows = Array.from({ length: COUNT }, (_, index) => {
      const guestId = `TOGETHERMANY${inLetters(index)}`;
      const place = { id: `${session.id}.${guestId}`, eventId, sessionId: session.id, guestId, callKey: `${at}#${guestId}` };
      return {
        ...place,
        state: 'RESERVED' as const,
        version: 1,
        reservedAt: at,
        standingShard: `${session.id}#0`,
        createdAt: at,
        updatedAt: at,
      };
    });
    const put = async (model: string, items: object[]): Promise<void> => {
      const table = await tableNamed(model);
      for (let start = 0; start < items.length; start += 25) {
        const requests = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item: Item as Record<string, unknown> } }));
        await documents().send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
      }
    };
    const person = { eventId, state: 'REGISTERED', givenName: 'Ada', familyName: 'L', notifyByEmail: false, notifyBySms: false };
    await put(
      'Guest',
      // Without the time of a registration, which would be news to each of them.
      rows.map(({ guestId }) => ({ ...person, id: guestId, email: `${guestId}@many.example` })),
    );
    await put('SessionReservation', rows);
    return rows;
  };

  /** How often each of them was told in the app that it moved. */
  const noticesOf = async (rows: SessionReservationRow[]): Promise<number[]> => {
    const table = await tableNamed('NoticeTable');
    return inParallel(rows, 25, async ({ guestId }) => {
      const { Items = [] } = await documents().send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byGuest',
          KeyConditionExpression: 'inAppGuestId = :guest',
          ExpressionAttributeValues: { ':guest': guestId },
        }),
      );
      return Items.filter(({ id }) => String(id).includes('#SESSION_MOVED#')).length;
    });
  };
});
