import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { tables } from '../runtime/rows.ts';

type StoredRow = { pk: string; sk: string; name?: string; countedAt: string; [counter: string]: unknown };

/** A row of totals. `name` is what people call it, where they do. */
export type TotalsRow = { key: string; name?: string | undefined; counters: ReadonlyMap<string, number> };

/** All rows of a partition, a page or two at most, and when the last change was counted: undefined before the first. */
export const readTotals = async (partition: string): Promise<{ rows: TotalsRow[]; countedAt: string | undefined }> => {
  const stored: StoredRow[] = [];
  let position: Record<string, unknown> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        TableName: tables.stats,
        KeyConditionExpression: 'pk = :partition',
        ExpressionAttributeValues: { ':partition': partition },
        ConsistentRead: true,
        ExclusiveStartKey: position,
      }),
    );
    stored.push(...((Items ?? []) as StoredRow[]));
    position = LastEvaluatedKey;
  } while (position);
  const countedAt = stored
    .map((row) => row.countedAt)
    .sort()
    .at(-1);
  return { rows: stored.map(totalsRow), countedAt };
};

const totalsRow = ({ sk, name, ...attributes }: StoredRow): TotalsRow => ({
  key: sk,
  name,
  counters: new Map(Object.entries(attributes).filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
});
