import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { callUpShards } from '../../../lib/domain/session.ts';
import { advanceSession } from '../call-up/advance-session.ts';
import type { CallUpRun } from '../call-up/call-wave.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { logger } from '../runtime/logger.ts';
import { tables } from '../runtime/rows.ts';

const PAGE_SIZE = 25;

/** Looks at every session that is due, the longest overdue first. Two sweeps at once do no harm, and one that dies none. */
export const sweepDueSessions = async (run: CallUpRun): Promise<{ swept: number; failed: number }> => {
  // Each to its end: a shard that cannot be read must not cut off a wave of another.
  const shards = await Promise.allSettled(callUpShards().map((shard) => sweepShard(shard, run)));
  const failure = shards.find((shard) => shard.status === 'rejected');
  if (failure) throw failure.reason;
  const counts = shards.flatMap((shard) => (shard.status === 'fulfilled' ? [shard.value] : []));
  return counts.reduce((sum, { swept, failed }) => ({ swept: sum.swept + swept, failed: sum.failed + failed }), { swept: 0, failed: 0 });
};

const sweepShard = async (shard: string, run: CallUpRun) => {
  const until = run.now().toISOString();
  const count = { swept: 0, failed: 0 };
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamodb.send(
      new QueryCommand({
        TableName: tables.session,
        IndexName: 'byCallUp',
        KeyConditionExpression: 'callUpShard = :shard AND callUpDueAt <= :until',
        ExpressionAttributeValues: { ':shard': shard, ':until': until },
        Limit: PAGE_SIZE,
        ExclusiveStartKey: startKey,
      }),
    );
    startKey = page.LastEvaluatedKey;
    for (const { id } of page.Items ?? []) {
      if (!run.mayGoOn()) return count;
      count.swept += 1;
      if (!(await isAdvanced(String(id), run))) count.failed += 1;
    }
  } while (startKey);
  return count;
};

/** A session that fails stays due, and must not keep those behind it from their turn. */
const isAdvanced = async (sessionId: string, run: CallUpRun): Promise<boolean> => {
  try {
    await advanceSession(sessionId, run);
    return true;
  } catch (error) {
    logger.error('Session failed', { sessionId, error: error instanceof Error ? error : new Error(String(error)) });
    return false;
  }
};
