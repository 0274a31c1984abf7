import { sumOf, type Totals } from '../../../lib/domain/totals.ts';
import { tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';

/** DynamoDB's limit: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html. */
const TRANSACTION_ITEMS = 100;

/** A stream keeps its records for one day; after that none of them can come again. Twice that, for clocks that differ. */
const REMEMBERED_SECONDS = 2 * 24 * 60 * 60;

/** What one record of a stream adds to the totals of one partition. */
export type CountedRecord = {
  /** Of the stream's record: the same whenever it comes again, and no other's. */
  recordId: string;
  change: Totals;
  /** Rows that are marked with the time of counting also where nothing of them changes. */
  touches: readonly string[];
  /** Of rows that people know by a name. */
  names?: ReadonlyMap<string, string>;
};

/**
 * Adds changes to the totals of a partition of the stats table, each exactly once. A batch may come again, whole or cut in
 * other places after a retry or a bisection, and a Lambda record does not tell its shard: so every record is remembered by
 * its own id, which is unique (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html), in
 * the transaction that adds it. The sum of what is new goes to each row as one delta.
 */
export const addRecords = async (partition: string, records: readonly CountedRecord[], now: Date): Promise<void> => {
  const counted = records.filter(({ change }) => change.size > 0);
  for (const chunk of chunksOf(counted)) await addOnce(partition, chunk, now);
};

/** As many changes to a transaction as fit it with the rows that they touch. */
function* chunksOf(counted: readonly CountedRecord[]): Generator<CountedRecord[]> {
  let chunk: CountedRecord[] = [];
  let rows = new Set<string>();
  for (const next of counted) {
    const together = new Set([...rows, ...next.touches, ...next.change.keys()]);
    if (chunk.length + 1 + together.size > TRANSACTION_ITEMS) {
      yield chunk;
      [chunk, rows] = [[], new Set()];
    }
    chunk.push(next);
    rows = new Set([...rows, ...next.touches, ...next.change.keys()]);
  }
  if (chunk.length > 0) yield chunk;
}

/** A record that was counted before fails its own condition; the others go again without it. */
const addOnce = async (partition: string, chunk: CountedRecord[], now: Date): Promise<void> => {
  let fresh = chunk;
  while (fresh.length > 0) {
    const known = await transact([...fresh.map(({ recordId }) => remember(recordId, now)), ...additions(partition, fresh, now)]);
    if (known.size === 0) return;
    fresh = fresh.filter((_, index) => !known.has(index));
  }
};

const remember = (recordId: string, now: Date) => ({
  Put: {
    TableName: tables.stats,
    Item: { pk: `counted#${recordId}`, sk: 'record', expiresAt: Math.floor(now.getTime() / 1000) + REMEMBERED_SECONDS },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** One addition to each row. */
const additions = (partition: string, fresh: readonly CountedRecord[], now: Date) => {
  const delta = sumOf(fresh.map(({ change }) => change));
  const names = new Map(fresh.flatMap((counted) => [...(counted.names ?? [])]));
  const rows = new Set([...fresh.flatMap(({ touches }) => touches), ...delta.keys()]);
  return [...rows].map((row) => addition({ partition, row, name: names.get(row), counters: delta.get(row) ?? new Map(), now }));
};

const addition = ({
  partition,
  row,
  name,
  counters,
  now,
}: {
  partition: string;
  row: string;
  name: string | undefined;
  counters: ReadonlyMap<string, number>;
  now: Date;
}) => {
  const added = [...counters].map(([counter, amount], index) => ({ counter, amount, key: `c${index}` }));
  return {
    Update: {
      TableName: tables.stats,
      Key: { pk: partition, sk: row },
      UpdateExpression:
        `SET countedAt = :now${name === undefined ? '' : ', #name = :name'}` +
        (added.length > 0 ? ` ADD ${added.map(({ key }) => `#${key} :${key}`).join(', ')}` : ''),
      ...((added.length > 0 || name !== undefined) && {
        ExpressionAttributeNames: {
          ...Object.fromEntries(added.map(({ key, counter }) => [`#${key}`, counter])),
          ...(name !== undefined && { '#name': 'name' }),
        },
      }),
      ExpressionAttributeValues: {
        ':now': now.toISOString(),
        ...(name !== undefined && { ':name': name }),
        ...Object.fromEntries(added.map(({ key, amount }) => [`:${key}`, amount])),
      },
    },
  };
};
