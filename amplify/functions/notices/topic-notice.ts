import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type EventRow, tables } from '../runtime/rows.ts';
import { claimNotice, leaseUntil, postponeNotice, settleNotice } from './ledger.ts';
import type { RequestFacts } from './notice-request.ts';
import type { NoticeRow } from './notice-row.ts';
import { noticeRow, putIfAbsent } from './plan-notices.ts';

/** Stands for everyone who subscribed to the topic. */
const TOPIC = 'staff-topic';

/**
 * Takes the publication of a request to the staff topic, which announce-requests does itself: SNS cannot be asked to send
 * to a person. Undefined when it was published, or may have been. A publisher that dies leaves it to the sweep, which
 * lists it as UNKNOWN: the topic sends text messages, and those are never risked twice.
 */
export const beginTopicNotice = async (
  { event, request }: { event: EventRow; request: RequestFacts },
  now = new Date(),
): Promise<NoticeRow | undefined> => {
  const alert = { kind: 'STAFF_ALERT' as const, eventId: event.id, alertId: TOPIC, request };
  const fresh = noticeRow({ request: alert, event, guest: undefined, channel: 'STAFF_TOPIC', now });
  const begun: NoticeRow = { ...fresh, state: 'SENDING', attempts: 1, uncertain: 1, senderId: randomUUID(), dueAt: leaseUntil(now) };
  if (await putIfAbsent(begun)) return begun;
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.notice, Key: { id: begun.id }, ConsistentRead: true }));
  const known = Item as NoticeRow | undefined;
  // The answer to the put was lost, and the SDK asked again.
  if (known?.senderId === begun.senderId) return begun;
  return known?.state === 'PENDING' ? claimNotice(known, now) : undefined;
};

/** SNS took it. */
export const closeTopicNotice = (row: NoticeRow, providerId: string, now = new Date()): Promise<boolean> =>
  settleNotice(row, { state: 'SENT', providerId }, now);

/** SNS refused it for good. */
export const failTopicNotice = (row: NoticeRow, reason: string, now = new Date()): Promise<boolean> =>
  settleNotice(row, { state: 'FAILED', reason }, now);

/** SNS certainly did not take it: the stream's record, which should fail now, brings it again. If it never does, the notice expires. */
export const reopenTopicNotice = (row: NoticeRow, reason: string): Promise<boolean> =>
  postponeNotice(row, { until: new Date(row.useBefore), reason });
