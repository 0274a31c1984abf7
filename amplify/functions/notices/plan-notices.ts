import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { dueShardOf, isWanted, type NoticeChannel, noticeIdOf, noticeShardOf, useBeforeOf } from '../../../lib/domain/notification.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { logger } from '../runtime/logger.ts';
import { type EventRow, findEvent, findGuest, type GuestRow, tables } from '../runtime/rows.ts';
import { isOvertakenByGuest } from './overtaken.ts';
import { factsOf, happenedAt, type NoticeRequest, personIdOf, subjectIdOf } from './notice-request.ts';
import { keptUntil, type NoticeRow } from './notice-row.ts';
import { lineOf } from './words.ts';

/** The stream brings a new notice to the sender within a second. If it never does, the sweep takes it from here. */
const STREAM_GRACE_MS = 2 * 60 * 1000;

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
  if (request.kind !== 'STAFF_ALERT' && guest?.eventId !== event.id) return leftOut(request, 'no guest');
  if (guest && isOvertakenByGuest(request.kind, factsOf(request), guest)) return leftOut(request, 'overtaken');
  const rows = channelsFor(request, guest).map((channel) => noticeRow({ request, event, guest, channel, now }));
  const results = await Promise.all(rows.map(async (row) => ((await putIfAbsent(row)) ? [row.id] : [])));
  return results.flat();
};

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
  return {
    ...{ id, eventId, kind, subjectId, personId, guestId: guest?.id, channel, facts, createdAt },
    text: lineOf({ kind, facts, event }),
    useBefore: useBeforeOf({ kind, channel, createdAt: happenedAt(request) ?? now }),
    attempts: 0,
    uncertain: 0,
    eventShard: noticeShardOf(eventId, id, indexShards(event.shards)),
    expiresAt: keptUntil(now),
    ...(channel === 'IN_APP'
      ? { state: 'SENT' as const, sentAt: createdAt, inAppGuestId: guest?.id }
      : { state: 'PENDING' as const, dueShard: dueShardOf(id), dueAt: new Date(now.getTime() + STREAM_GRACE_MS).toISOString() }),
  };
};

export const putIfAbsent = (row: NoticeRow): Promise<boolean> =>
  unlessConditionFailed(
    dynamodb.send(new PutCommand({ TableName: tables.notice, Item: row, ConditionExpression: 'attribute_not_exists(id)' })),
  );
