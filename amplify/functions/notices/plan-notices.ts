import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { DEFAULT_NOTICE_LANGUAGE } from '../../../lib/domain/notice-language.ts';
import { dueShardOf, isWanted, type NoticeChannel, noticeIdOf, noticeShardOf, useBeforeOf } from '../../../lib/domain/notification.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { inParallel } from '../runtime/in-parallel.ts';
import { logger } from '../runtime/logger.ts';
import { type EventRow, findEvent, findGuest, getRows, type GuestRow, tables } from '../runtime/rows.ts';
import { type DispatchRow, inDispatches } from './dispatch.ts';
import { factsOf, type GuestNotice, happenedAt, type NoticeRequest, personIdOf, subjectIdOf, usefulUntil } from './notice-request.ts';
import { keptUntil, type NoticeRow, sweptFrom } from './notice-row.ts';
import { isOvertakenByGuest } from './overtaken.ts';
import { lineOf } from './words.ts';

/** Enough to keep the connections of the client busy. */
const WRITES_AT_ONCE = 32;

const CHANNELS: readonly NoticeChannel[] = ['IN_APP', 'EMAIL', 'SMS'];

/**
 * Writes messages into the ledger, each once however often it is planned: in the app for a guest, and by e-mail and text
 * message as the guest chose. The sender does the rest. Rejects when the ledger cannot be written; calling again is safe.
 * Messages to guests or about events that are not there, and news that was overtaken, are left out.
 * @returns ids of the notices that were not in the ledger before.
 */
export const planNotices = async (requests: readonly NoticeRequest[], now = new Date()): Promise<string[]> => {
  const eventIds = [...new Set(requests.map(({ eventId }) => eventId))];
  const events = new Map((await Promise.all(eventIds.map(findEvent))).flatMap((event) => (event ? [[event.id, event] as const] : [])));
  const planned = await Promise.all(
    requests.map((request) => {
      const event = events.get(request.eventId);
      return event ? planNotice(request, event, now) : leftOut(request, 'no event');
    }),
  );
  return planned.flat();
};

const planNotice = async (request: NoticeRequest, event: EventRow, now: Date): Promise<string[]> => {
  const guest = request.kind === 'STAFF_ALERT' ? undefined : await findGuest(request.guestId);
  const refusal = refusalOf(request, { event, guest });
  if (refusal) return leftOut(request, refusal);
  return putAll(noticeRowsOf(request, { event, guest, now }));
};

/**
 * News that goes to many people at once, each of them once however often it is planned: guests are read in batches, and
 * what waits for the sender goes out in dispatches of up to a hundred. Like planNotices in all else.
 * @param key - unique for this news, e.g. session, revision and page; the same for a retry of it.
 */
export const planTogether = async (requests: readonly GuestNotice[], { key, now }: { key: string; now: Date }): Promise<string[]> => {
  const eventIds = [...new Set(requests.map(({ eventId }) => eventId))];
  const planned: string[] = [];
  for (const eventId of eventIds) {
    const event = await findEvent(eventId);
    const ofEvent = requests.filter((request) => request.eventId === eventId);
    if (event) planned.push(...(await planForEvent(ofEvent, { event, key, now })));
    else ofEvent.forEach((request) => leftOut(request, 'no event'));
  }
  return planned;
};

type Together = { event: EventRow; key: string; now: Date };

const planForEvent = async (requests: readonly GuestNotice[], { event, key, now }: Together): Promise<string[]> => {
  const guestIds = [...new Set(requests.map(({ guestId }) => guestId))];
  const guests = await getRows<GuestRow>(
    tables.guest,
    guestIds.map((id) => ({ id })),
  );
  const byId = new Map(guests.map((guest) => [guest.id, guest]));
  const notices = requests.flatMap((request) => {
    const guest = byId.get(request.guestId);
    const refusal = refusalOf(request, { event, guest });
    if (!refusal) return noticeRowsOf(request, { event, guest, now });
    leftOut(request, refusal);
    return [];
  });
  const { rows, dispatches } = inDispatches(notices, { eventId: event.id, key, now });
  const planned = await putAll(rows);
  await putDispatches(dispatches);
  return planned;
};

type Whom = { event: EventRow; guest: GuestRow | undefined };

/** Why nobody is told; undefined when the guest is. */
const refusalOf = (request: NoticeRequest, { event, guest }: Whom): string | undefined => {
  if (request.kind === 'STAFF_ALERT') return undefined;
  if (guest?.eventId !== event.id) return 'no guest';
  return isOvertakenByGuest(request.kind, factsOf(request), guest) ? 'overtaken' : undefined;
};

/** Rows of the ledger for one message, as they begin: one for each channel that the guest wants it on. Pure. */
export const noticeRowsOf = (request: NoticeRequest, { event, guest, now }: Whom & { now: Date }): NoticeRow[] =>
  channelsFor(request, guest).map((channel) => noticeRow({ request, event, guest, channel, now }));

const channelsFor = ({ kind }: NoticeRequest, guest: GuestRow | undefined): NoticeChannel[] =>
  guest ? CHANNELS.filter((channel) => isWanted(kind, channel, guest)) : ['EMAIL'];

const leftOut = (request: NoticeRequest, reason: string): string[] => {
  logger.info('Notice left out', { kind: request.kind, subjectId: subjectIdOf(request), personId: personIdOf(request), reason });
  return [];
};

type RowParts = { request: NoticeRequest; event: EventRow; guest: GuestRow | undefined; channel: NoticeChannel; now: Date };

/** A row of the ledger as it begins: in the app it is there at once, the rest waits for the sender. */
export const noticeRow = ({ request, event, guest, channel, now }: RowParts): NoticeRow => {
  const { kind, eventId } = request;
  const [subjectId, personId, facts] = [subjectIdOf(request), personIdOf(request), factsOf(request)];
  const id = noticeIdOf({ eventId, kind, subjectId, personId, channel });
  const createdAt = now.toISOString();
  const language = guest?.language ?? DEFAULT_NOTICE_LANGUAGE;
  return {
    ...{ id, eventId, kind, subjectId, personId, guestId: guest?.id, channel, facts, createdAt },
    text: lineOf({ kind, facts, event, language, now }),
    language,
    useBefore: useBeforeOf({ kind, channel, createdAt: happenedAt(request) ?? now, until: usefulUntil(request) }),
    attempts: 0,
    uncertain: 0,
    eventShard: noticeShardOf(eventId, id, indexShards(event.shards)),
    expiresAt: keptUntil(now),
    ...(channel === 'IN_APP'
      ? { state: 'SENT' as const, sentAt: createdAt, inAppGuestId: guest?.id }
      : { state: 'PENDING' as const, dueShard: dueShardOf(id), dueAt: sweptFrom(now) }),
  };
};

type NewRow = NoticeRow | DispatchRow;

const putOf = (row: NewRow) => ({ TableName: tables.notice, Item: row, ConditionExpression: 'attribute_not_exists(id)' });

/** The row as an item of a transaction, whose condition fails when it was planned before. */
export const putNotice = (row: NoticeRow) => ({ Put: putOf(row) });

export const putIfAbsent = (row: NewRow): Promise<boolean> => unlessConditionFailed(dynamodb.send(new PutCommand(putOf(row))));

/** After their notices: the stream brings a dispatch to the sender at once. Again does no harm. */
export const putDispatches = async (dispatches: readonly DispatchRow[]): Promise<void> => {
  await inParallel(dispatches, WRITES_AT_ONCE, putIfAbsent);
};

const putAll = async (rows: readonly NoticeRow[]): Promise<string[]> => {
  const results = await inParallel(rows, WRITES_AT_ONCE, async (row) => ((await putIfAbsent(row)) ? [row.id] : []));
  return results.flat();
};
