import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type SessionRow, tables } from '../runtime/rows.ts';
import { CALL_INDEXES, type CallIndex, indexKeysOf } from './in-call-order.ts';

/** Counting a shard stops here: a page counts thousands, and the largest session spreads its guests over sixteen shards. */
const MAX_PAGES = 10;

/** Places of a session in an index, counted without being read. */
export const countPlaces = async (session: Pick<SessionRow, 'id' | 'shards'>, index: CallIndex): Promise<number> => {
  const counts = await Promise.all(
    indexKeysOf(session).map((hash) => count({ IndexName: index, KeyConditionExpression: `${CALL_INDEXES[index]} = :hash` }, hash)),
  );
  return counts.reduce((sum, number) => sum + number, 0);
};

/** Guests in line for a seat. */
export const countWaitlisted = (sessionId: string): Promise<number> =>
  count({ IndexName: 'byWaitlist', KeyConditionExpression: 'waitlistSessionId = :hash' }, sessionId);

const count = async (query: { IndexName: string; KeyConditionExpression: string }, hash: string): Promise<number> => {
  let total = 0;
  let startKey: Record<string, unknown> | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { Count, LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        ...query,
        TableName: tables.sessionReservation,
        ExpressionAttributeValues: { ':hash': hash },
        Select: 'COUNT',
        ExclusiveStartKey: startKey,
      }),
    );
    total += Count ?? 0;
    startKey = LastEvaluatedKey;
    if (!startKey) break;
  }
  return total;
};
