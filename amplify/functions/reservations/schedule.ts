import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { placesThatStand, type SchedulePlace, type SchedulePlaces } from '../../../lib/domain/guest-schedule.ts';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { getRows, type SessionReservationRow, type SessionRow, tables } from '../runtime/rows.ts';

/** Sort key of a guest's own schedule among the entitlements. No item has this id. */
const SCHEDULE = 'SCHEDULE';

/** A guest's schedule as it was read: its version, and the places that stand now. */
export type GuestSchedule = { guestId: string; version: number | undefined; places: SchedulePlaces };

type ScheduleRow = { guestId: string; itemId: string; version: number; places: SchedulePlaces };

/** Sessions that one call looks at again and again; those of an event are few. */
export type SessionCache = Map<string, SessionRow>;

const findRow = async (guestId: string): Promise<ScheduleRow | undefined> => {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: tables.entitlement, Key: { guestId, itemId: SCHEDULE }, ConsistentRead: true }),
  );
  return Item as ScheduleRow | undefined;
};

/** Sessions in which the guest took a place, as the schedule was last written. */
export const scheduledSessions = async (guestId: string): Promise<string[]> => Object.keys((await findRow(guestId))?.places ?? {});

/**
 * A guest's schedule, put right: places that ended since it was written are left out, and moved sessions have their new
 * times. So whoever frees a seat need not write it, and only those who take a place do.
 */
export const readSchedule = async (guestId: string, now: Date, sessions: SessionCache = new Map()): Promise<GuestSchedule> => {
  const row = await findRow(guestId);
  const sessionIds = Object.keys(row?.places ?? {});
  const unknown = sessionIds.filter((id) => !sessions.has(id));
  const [reservations, found] = await Promise.all([
    getRows<SessionReservationRow>(
      tables.sessionReservation,
      sessionIds.map((sessionId) => ({ id: reservationIdOf(sessionId, guestId) })),
    ),
    getRows<SessionRow>(
      tables.session,
      unknown.map((id) => ({ id })),
    ),
  ]);
  for (const session of found) sessions.set(session.id, session);
  return { guestId, version: row?.version, places: placesThatStand(reservations, sessions, now) };
};

/**
 * Writes a place into the guest's schedule, as an item of the transaction that takes it. Holds only for the very schedule
 * that was read: of two places that a guest takes at once, the second is judged with the first.
 */
export const writePlace = ({ guestId, version, places }: GuestSchedule, sessionId: string, { startsAt, endsAt, waits }: SchedulePlace) => ({
  Put: {
    TableName: tables.entitlement,
    Item: {
      guestId,
      itemId: SCHEDULE,
      version: (version ?? 0) + 1,
      places: { ...places, [sessionId]: { startsAt, endsAt, ...(waits && { waits }) } },
    } satisfies ScheduleRow,
    ...(version === undefined
      ? { ConditionExpression: 'attribute_not_exists(guestId)' }
      : { ConditionExpression: 'version = :seen', ExpressionAttributeValues: { ':seen': version } }),
  },
});
