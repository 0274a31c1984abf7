import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dueShards } from '../../../lib/domain/notification.ts';
import { PATIENCE_MS } from '../../../lib/domain/send-rate.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { logger } from '../runtime/logger.ts';
import { getRows, tables } from '../runtime/rows.ts';
import type { NoticeRow } from './notice-row.ts';
import { sendNotices, type SendOptions } from './send-notices.ts';

/** As many as a call to the provider takes. */
const PAGE_SIZE = 100;

type SweepOptions = SendOptions & {
  /** False when the function has to end: what is left is due again in a minute. */
  mayGoOn: () => boolean;
};

/** Sends and settles what is due: retries, the end of quiet hours, notices the stream did not bring, senders that died. */
export const sweepDueNotices = async (options: SweepOptions): Promise<{ swept: number; failed: number }> => {
  const counts = await Promise.all(dueShards().map((shard) => sweepShard(shard, options)));
  return counts.reduce((sum, { swept, failed }) => ({ swept: sum.swept + swept, failed: sum.failed + failed }), { swept: 0, failed: 0 });
};

const sweepShard = async (shard: string, { mayGoOn, now = () => new Date(), ...options }: SweepOptions) => {
  const until = now().toISOString();
  const count = { swept: 0, failed: 0 };
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamodb.send(
      new QueryCommand({
        TableName: tables.notice,
        IndexName: 'byDue',
        KeyConditionExpression: 'dueShard = :shard AND dueAt <= :until',
        ExpressionAttributeValues: { ':shard': shard, ':until': until },
        Limit: PAGE_SIZE,
        ExclusiveStartKey: startKey,
      }),
    );
    startKey = page.LastEvaluatedKey;
    const keys = (page.Items ?? []).map(({ id }) => ({ id: String(id) }));
    if (keys.length === 0) continue;
    const rows = await getRows<NoticeRow>(tables.notice, keys);
    // The index may lag behind the table.
    const due = rows.filter(({ dueAt }) => dueAt !== undefined && dueAt <= until);
    count.swept += due.length;
    count.failed += await countFailures(due, { ...options, now });
  } while (startKey && mayGoOn());
  return count;
};

/** A page that fails as a whole must not keep those behind it from their turn. */
const countFailures = async (rows: NoticeRow[], options: SendOptions): Promise<number> => {
  try {
    return (await sendNotices(rows, { patienceMs: () => PATIENCE_MS.leftBehind, ...options })).size;
  } catch (error) {
    logger.error('Page failed', { notices: rows.map(({ id }) => id), error: error instanceof Error ? error : new Error(String(error)) });
    return rows.length;
  }
};
