import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { SessionReservationRow, SessionRow } from '../../../amplify/functions/runtime/rows.ts';
import { holdsSeat } from '../../../lib/domain/reservation.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { createSessions, type SessionPlan } from '../../../local/seed/events.ts';
import type { Person } from '../../../local/seed/people.ts';
import { aSession, anEvent } from '../../fixtures/world/event-plans.ts';
import { createEvent, doors, publishEvent, register } from './backend-calls.ts';
import { newPeople, newPerson } from './people.ts';
import { documents, tableNamed } from './sandbox-inside.ts';

export type ReservationGuest = { token: string; guestId: string; sub: string };
export type ReservationWorld = { organizer: Person; eventId: string; guests: ReservationGuest[] };

const HOUR_MS = 60 * 60 * 1000;

export const hoursFromNow = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** An event with registered guests. */
export const newReservationWorld = async (guestCount: number): Promise<ReservationWorld> => {
  const organizer = await newPerson(['organizers']);
  const { id: eventId } = await createEvent(organizer.accessToken, anEvent({ capacity: guestCount + 20, endsAt: hoursFromNow(72) }));
  await publishEvent(organizer.accessToken, eventId, true);
  const people = await newPeople(guestCount);
  const guests = await Promise.all(
    people.map(async ({ accessToken, sub }) => ({ token: accessToken, sub, guestId: (await register(accessToken, eventId)).guestId })),
  );
  return { organizer, eventId, guests };
};

export type SessionName = { eventId: string; id: string };

/** A session that can be reserved and in which nobody is called yet: in five hours, for one, unless told otherwise. */
export const newSession = async ({ organizer, eventId }: ReservationWorld, changes: Partial<SessionPlan> = {}): Promise<SessionName> => {
  const startsAt = changes.startsAt ?? hoursFromNow(5);
  const endsAt = new Date(Date.parse(startsAt) + HOUR_MS).toISOString();
  const [id = ''] = await createSessions(doors(), organizer.accessToken, eventId, [aSession({ startsAt, endsAt, ...changes })]);
  return { eventId, id };
};

/** Every place of a session that stands, straight from the table. */
export const standingRows = async (session: SessionRow): Promise<SessionReservationRow[]> => {
  const table = await tableNamed('SessionReservation');
  const pages = await Promise.all(
    Array.from({ length: indexShards(session.shards) }, async (_, shard) => {
      const { Items = [] } = await documents().send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byStanding',
          KeyConditionExpression: 'standingShard = :shard',
          ExpressionAttributeValues: { ':shard': `${session.id}#${shard}` },
        }),
      );
      return Items.map((item) => ({ id: String(item['id']) }));
    }),
  );
  const keys = pages.flat();
  const rows: SessionReservationRow[] = [];
  for (let start = 0; start < keys.length; start += 100) {
    const answer = await documents().send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: keys.slice(start, start + 100), ConsistentRead: true } } }),
    );
    rows.push(...((answer.Responses?.[table] ?? []) as SessionReservationRow[]));
  }
  return rows;
};

export type SeatCount = { counted: number; held: number; capacity: number; waiting: SessionReservationRow[] };

/** Seats by the counters and by the rows that hold one, and who waits, in order. */
export const countSeats = async (session: SessionRow): Promise<SeatCount> => {
  const table = await tableNamed('SeatTable');
  const counters = await Promise.all(
    Array.from({ length: session.shards }, async (_, shard) => {
      const { Item } = await documents().send(
        new GetCommand({ TableName: table, Key: { pk: `session#${session.id}#${shard}` }, ConsistentRead: true }),
      );
      return Number(Item?.['used'] ?? 0);
    }),
  );
  const rows = await standingRows(session);
  return {
    counted: counters.reduce((sum, used) => sum + used, 0),
    held: rows.filter(({ state }) => holdsSeat(state)).length,
    capacity: session.capacity ?? 0,
    waiting: rows.filter(({ state }) => state === 'WAITLISTED').sort((a, b) => (String(a.waitlistKey) < String(b.waitlistKey) ? -1 : 1)),
  };
};
