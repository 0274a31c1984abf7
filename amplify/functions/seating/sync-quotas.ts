import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { seatKey, type SeatPool, spreadQuotas } from '../../../lib/domain/capacity.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { tables } from '../runtime/rows.ts';
import { readCounters } from './seat-counter.ts';

const MAX_ROUNDS = 8;

/**
 * Brings the quotas of the seat counters to the pool's capacity. Until the first change they follow from it and nothing
 * is stored. Quotas that shrink are written first, so that their sum is never above both capacities; a counter that
 * gave away more seats meanwhile makes the sums be done again. A newer change wins over an older one.
 * @param version - of the row that says the capacity, an event or a session.
 */
export const syncQuotas = async (
  pool: SeatPool,
  { version, capacityChanged }: { version: number; capacityChanged: boolean },
): Promise<void> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const counters = await readCounters(pool);
    if (counters.some(({ quotaVersion }) => (quotaVersion ?? 0) > version)) return;
    const isUntouched = !capacityChanged && counters.every(({ quota }) => quota === undefined);
    const isInStep = counters.every(({ quota }) => quota !== undefined) && sum(counters.map(({ quota }) => quota ?? 0)) === pool.capacity;
    if (isUntouched || isInStep) return;

    const quotas = spreadQuotas(pool.capacity, counters);
    const changes = counters.map((counter, index) => ({ ...counter, next: quotas[index] ?? 0 }));
    const growth = ({ quota, next }: (typeof changes)[number]) => (quota === undefined ? next : next - quota);
    const written: boolean[] = [];
    for (const { shard, used, next } of changes.sort((a, b) => growth(a) - growth(b))) {
      written.push(await writeQuota(pool, shard, { used, quota: next, version }));
    }
    if (written.every(Boolean)) return;
  }
  throw new AppError('CONFLICT', `The seats of ${pool.counterId} kept changing.`);
};

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

type Quota = { used: number; quota: number; version: number };

const writeQuota = (pool: SeatPool, shard: number, { used, quota, version }: Quota): Promise<boolean> =>
  unlessConditionFailed(
    dynamodb.send(
      new UpdateCommand({
        TableName: tables.seat,
        Key: { pk: seatKey(pool.counterId, shard) },
        UpdateExpression: 'SET quota = :quota, quotaVersion = :version, used = if_not_exists(used, :zero)',
        // Seats given back meanwhile do no harm; seats given away beyond the quota would.
        ConditionExpression:
          '(attribute_not_exists(quotaVersion) OR quotaVersion <= :version) AND (attribute_not_exists(used) OR used <= :most)',
        ExpressionAttributeValues: { ':quota': quota, ':version': version, ':zero': 0, ':most': Math.max(used, quota) },
      }),
    ),
  );
