import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';

/** Counting stops here: nobody waits behind a hundred thousand others. */
const MAX_PAGES = 20;

/** A place in a line: in the index `byWaitlist` of a table, under a hash key. */
type Place = { table: string; hashKey: string; hash: string; waitlistKey: string };

/** How many stand before this place, 0 for the first, as far as the index knows. */
export const countBefore = async ({ table, hashKey, hash, waitlistKey }: Place): Promise<number> => {
  let before = 0;
  let startKey: Record<string, unknown> | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await dynamodb.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byWaitlist',
        KeyConditionExpression: '#hash = :hash AND waitlistKey < :own',
        ExpressionAttributeNames: { '#hash': hashKey },
        ExpressionAttributeValues: { ':hash': hash, ':own': waitlistKey },
        Select: 'COUNT',
        ExclusiveStartKey: startKey,
      }),
    );
    before += answer.Count ?? 0;
    startKey = answer.LastEvaluatedKey;
    if (!startKey) break;
  }
  return before;
};
