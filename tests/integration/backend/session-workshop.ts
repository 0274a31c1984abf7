import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DispatchRow } from '../../../amplify/functions/notices/dispatch.ts';
import type { GuestNotice } from '../../../amplify/functions/notices/notice-request.ts';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import { noticeRowsOf, planTogether } from '../../../amplify/functions/notices/plan-notices.ts';
import { dynamodb } from '../../../amplify/functions/runtime/dynamodb.ts';
import { findEvent, findGuest } from '../../../amplify/functions/runtime/rows.ts';
import { inDispatches } from '../../../amplify/functions/notices/dispatch.ts';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import { claimedGuests, EVENT_ID, putInWorld, readNotice, type Told } from './sender-workshop.ts';

const MINUTE_MS = 60_000;

export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * MINUTE_MS).toISOString();

export type Called = { sessionId: string; told: Told[]; requests: GuestNotice[] };

let sessions = 0;

/** A session whose guests were called a moment ago: they want to hear of it on every channel. */
export const calledGuests = async (
  count: number,
  { comeBy = inMinutes(20), language }: { comeBy?: string; language?: 'de' } = {},
): Promise<Called> => {
  sessions += 1;
  const sessionId = `SESSION-${process.pid}-${sessions}-${Date.now()}`;
  const times = { startsAt: inMinutes(30), endsAt: inMinutes(90) };
  await putSession(sessionId, times);
  const told = await claimedGuests(count);
  await Promise.all(
    told.map(({ guestId }) => putInWorld({ id: reservationIdOf(sessionId, guestId), sessionId, guestId, state: 'CALLED', version: 2 })),
  );
  if (language) await Promise.all(told.map((one) => changeGuest(one, { language })));
  const session = { sessionId, title: 'Looms', room: 'Hall B', ...times, revision: 1, reservationVersion: 2, comeBy };
  return { sessionId, told, requests: told.map(({ guestId }) => ({ kind: 'SESSION_CALLED', eventId: EVENT_ID, guestId, session })) };
};

export const putSession = (id: string, changes: Record<string, unknown> = {}): Promise<unknown> =>
  putInWorld({ ...{ id, eventId: EVENT_ID, state: 'SCHEDULED', revision: 1 }, ...changes });

export const changeGuest = async ({ guestId }: Told, changes: Record<string, unknown>): Promise<void> => {
  await putInWorld({ ...(await findGuest(guestId)), ...changes });
};

const keyOf = ({ sessionId }: Called): string => `${sessionId}#1`;

/** The news of it in the ledger, with its dispatches of e-mails and of text messages. */
export const plannedTogether = async (called: Called, now = new Date()): Promise<{ ids: string[]; dispatches: DispatchRow[] }> => {
  const ids = await planTogether(called.requests, { key: keyOf(called), now });
  return { ids, dispatches: await dispatchesOf(called, now) };
};

const dispatchesOf = async (called: Called, now: Date): Promise<DispatchRow[]> => {
  const event = await findEvent(EVENT_ID);
  if (!event) throw new Error('The workshop has no event.');
  const guests = await Promise.all(called.told.map(({ guestId }) => findGuest(guestId)));
  const rows = called.requests.flatMap((request, index) => noticeRowsOf(request, { event, guest: guests[index], now }));
  const { dispatches } = inDispatches(rows, { eventId: EVENT_ID, key: keyOf(called), now });
  const written = await Promise.all(
    dispatches.map(({ id }) =>
      dynamodb.send(new GetCommand({ TableName: process.env['NOTICE_TABLE'], Key: { id }, ConsistentRead: true })),
    ),
  );
  return written.flatMap(({ Item }) => (Item ? [Item as DispatchRow] : []));
};

/** The rows of one channel as they are, in the order of the guests. */
export const rowsOf = async ({ requests }: Called, channel: NoticeRow['channel'], ids: readonly string[]): Promise<NoticeRow[]> => {
  const rows = await Promise.all(ids.filter((id) => id.endsWith(`#${channel}`)).map(readNotice));
  const order = new Map(requests.map(({ guestId }, index) => [guestId, index]));
  return rows.sort((a, b) => (order.get(a.personId) ?? 0) - (order.get(b.personId) ?? 0));
};
