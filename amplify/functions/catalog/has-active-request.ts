import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { eventShards } from '../../../lib/domain/guest-id.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type EventRow, getRows, type GuestRequestRow, tables } from '../runtime/rows.ts';

/** Keys of one page; so many rows are read together. */
const PAGE_SIZE = 100;

/** Whether an open or claimed request belongs to one of the areas. Reads at most what waits now. */
export const hasActiveRequest = async (event: EventRow, areas: readonly string[]): Promise<boolean> => {
  const shards = eventShards(event.id, indexShards(event.shards));
  const found = await Promise.all(shards.map((shard) => hasActiveIn(shard, areas)));
  return found.includes(true);
};

const hasActiveIn = async (activeShard: string, areas: readonly string[]): Promise<boolean> => {
  let after: Record<string, unknown> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        TableName: tables.guestRequest,
        IndexName: 'byActive',
        KeyConditionExpression: 'activeShard = :shard',
        ExpressionAttributeValues: { ':shard': activeShard },
        Limit: PAGE_SIZE,
        ExclusiveStartKey: after,
      }),
    );
    const requests = await getRows<GuestRequestRow>(
      tables.guestRequest,
      (Items ?? []).map(({ id }) => ({ id: String(id) })),
    );
    if (requests.some(({ activeShard: isActive, area }) => isActive && areas.includes(area))) return true;
    after = LastEvaluatedKey;
  } while (after);
  return false;
};
