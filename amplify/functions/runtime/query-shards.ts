import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dynamodb } from './dynamodb.ts';

/** How far one shard was read: the last row taken, or END. */
const shardPosition = z.union([z.literal('END'), z.tuple([z.string().min(1).max(1000), z.string().min(1).max(200)])]);

/** Where to go on in every shard; shards that are not named start at their beginning. */
export const shardPositions = z.record(z.string().regex(/^\d{1,3}$/), shardPosition);
export type ShardPositions = z.infer<typeof shardPositions>;

type Row = { id: string; [attribute: string]: unknown };

type ShardedQuery = {
  table: string;
  index: string;
  /** Name of the index's hash attribute. */
  hashKey: string;
  sortKey: string;
  /** Hash keys of the index, one a shard. */
  shards: string[];
  /** Only sort keys that begin with it. */
  prefix?: string | undefined;
  newestFirst?: boolean | undefined;
  limit: number;
  positions: ShardPositions;
};

/**
 * One page of an index that is spread over shards, in the order of its sort key as if it were one: every shard gives its
 * next rows, the first of all of them are taken, and each shard remembers how many of its own were.
 * @returns the rows, and where the next page starts; undefined when there is none.
 */
export const queryShards = async (query: ShardedQuery): Promise<{ rows: Row[]; positions: ShardPositions | undefined }> => {
  const { shards, sortKey, newestFirst, limit, positions } = query;
  const answers = await Promise.all(
    shards.map((hash, shard) => (positions[shard] === 'END' ? undefined : queryShard(query, hash, positions[shard]))),
  );
  const rows = answers.flatMap((answer, shard) => (answer?.rows ?? []).map((row) => ({ row, shard })));
  const direction = newestFirst ? -1 : 1;
  rows.sort((a, b) => direction * compare(String(a.row[sortKey]), String(b.row[sortKey])) || compare(a.row.id, b.row.id));
  const taken = keepShardOrder(rows, answers).slice(0, limit);

  const next = Object.fromEntries(
    shards.flatMap((_, shard) => {
      const answer = answers[shard];
      if (!answer) return [[shard, 'END' as const]];
      const own = taken.filter((entry) => entry.shard === shard);
      if (!answer.hasMore && own.length === answer.rows.length) return [[shard, 'END' as const]];
      const last = own.at(-1)?.row;
      if (last) return [[shard, [String(last[sortKey]), last.id] as [string, string]]];
      const before = positions[shard];
      return before ? [[shard, before]] : [];
    }),
  ) as ShardPositions;
  const isDone = shards.every((_, shard) => next[shard] === 'END');
  return { rows: taken.map(({ row }) => row), positions: isDone ? undefined : next };
};

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Rows of one shard with equal keys stay in the order DynamoDB gave them, so that its start key skips exactly those taken. */
const keepShardOrder = (sorted: { row: Row; shard: number }[], answers: ({ rows: Row[] } | undefined)[]) => {
  const nextOfShard = new Map<number, number>();
  return sorted.map(({ shard }) => {
    const index = nextOfShard.get(shard) ?? 0;
    nextOfShard.set(shard, index + 1);
    return { row: answers[shard]?.rows[index] as Row, shard };
  });
};

const queryShard = async (
  { table, index, hashKey, sortKey, prefix, newestFirst, limit }: ShardedQuery,
  hash: string,
  position: ShardPositions[string] | undefined,
): Promise<{ rows: Row[]; hasMore: boolean }> => {
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: table,
      IndexName: index,
      KeyConditionExpression: `#hash = :hash${prefix === undefined ? '' : ' AND begins_with(#sort, :prefix)'}`,
      ExpressionAttributeNames: { '#hash': hashKey, ...(prefix !== undefined && { '#sort': sortKey }) },
      ExpressionAttributeValues: { ':hash': hash, ...(prefix !== undefined && { ':prefix': prefix }) },
      ScanIndexForward: !newestFirst,
      Limit: limit,
      ExclusiveStartKey: Array.isArray(position) ? { [hashKey]: hash, [sortKey]: position[0], id: position[1] } : undefined,
    }),
  );
  return { rows: (Items ?? []) as Row[], hasMore: LastEvaluatedKey !== undefined };
};
