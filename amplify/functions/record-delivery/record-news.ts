import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { NoticeRow } from '../notices/notice-row.ts';
import { writeOptOut } from '../notices/opt-outs.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { logger } from '../runtime/logger.ts';
import { tables } from '../runtime/rows.ts';
import type { DeliveryNews, News } from './delivery-news.ts';
import { changeOf, type RowChange } from './row-change.ts';

/** The sender and an organizer may write the row at the same time; nobody else does. */
const MAX_ROUNDS = 6;

/** Writes down what a provider told. Safe to call any number of times, in any order. Logs ids, never addresses. */
export const recordNews = async (news: News, now: Date): Promise<void> => {
  switch (news.type) {
    case 'NONE':
      return logger.info('Dropped', { why: news.why });
    case 'OPT_OUT':
      await writeOptOut({ channel: 'SMS', address: news.address, reason: news.reason }, now);
      return logger.info('Opted out', { channel: 'SMS', reason: news.reason });
    case 'DELIVERY':
      return recordDelivery(news, now);
  }
};

const recordDelivery = async (news: DeliveryNews, now: Date): Promise<void> => {
  const { noticeId: notice, channel, providerId, delivery, reason } = news;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const row = await findNotice(notice);
    if (!row) return logger.info('Dropped', { why: 'an unknown notice', notice, providerId });
    // Before the row: whoever dies in between begins again.
    if (round === 0 && news.stops && reason) await writeOptOut({ channel, address: news.stops, reason }, now);
    const change = changeOf(row, news);
    if (!change) return logger.info('Nothing new', { notice, providerId, delivery });
    if (await writeChange(row, change)) return logger.info('Delivery', { notice, providerId, delivery, reason, state: change.state });
  }
  throw new Error(`The notice ${notice} changed ${MAX_ROUNDS} times while its delivery was written.`);
};

/** Opt-outs and dispatches lie in the same table, and have no channel. */
const findNotice = async (id: string): Promise<NoticeRow | undefined> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.notice, Key: { id }, ConsistentRead: true }));
  return Item && 'channel' in Item ? (Item as NoticeRow) : undefined;
};

/** False when the row is not as it was read. */
const writeChange = (row: NoticeRow, change: RowChange): Promise<boolean> => {
  const entries = Object.entries(change);
  const kept = entries.filter(([, value]) => value !== undefined);
  const cleared = entries.filter(([, value]) => value === undefined);
  const seen = (['delivery', 'resentAt', 'senderId'] as const).map((name) => [name, row[name]] as const);
  return unlessConditionFailed(
    dynamodb.send(
      new UpdateCommand({
        TableName: tables.notice,
        Key: { id: row.id },
        UpdateExpression:
          `SET ${kept.map(([name]) => `#${name} = :${name}`).join(', ')}` +
          (cleared.length > 0 ? ` REMOVE ${cleared.map(([name]) => `#${name}`).join(', ')}` : ''),
        ConditionExpression: [
          '#state = :seenState AND attempts = :seenAttempts',
          ...seen.map(([name, value]) => (value === undefined ? `attribute_not_exists(#${name})` : `#${name} = :seen_${name}`)),
        ].join(' AND '),
        ExpressionAttributeNames: Object.fromEntries([...entries, ...seen].map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(kept.map(([name, value]) => [`:${name}`, value])),
          ':seenState': row.state,
          ':seenAttempts': row.attempts,
          ...Object.fromEntries(seen.flatMap(([name, value]) => (value === undefined ? [] : [[`:seen_${name}`, value]]))),
        },
      }),
    ),
  );
};
