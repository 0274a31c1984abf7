import { areaKey, itemKey, sumOf, type Totals, totalsOfChange } from '../../../lib/domain/request-stats.ts';
import type { RequestChange } from '../request-stream/request-change.ts';
import { tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';

/** DynamoDB's limit: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html. */
const TRANSACTION_ITEMS = 100;

/** A stream keeps its records for one day; after that none of them can come again. Twice that, for clocks that differ. */
const REMEMBERED_SECONDS = 2 * 24 * 60 * 60;

type Counted = { recordId: string; change: Totals; names: Map<string, string>; area: string };

/**
 * Adds changes to the totals of their event, each exactly once. A batch may come again, whole or cut in other places after
 * a retry or a bisection, and a Lambda record does not tell its shard: so every record is remembered by its own id, which
 * is unique (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html), in the transaction
 * that adds it. The sum of what is new goes to each row as one delta.
 */
export const countChanges = async (eventId: string, changes: readonly RequestChange[], now: Date): Promise<void> => {
  const counted = changes.map(countedOf).filter(({ change }) => change.size > 0);
  for (const chunk of chunksOf(counted)) await addOnce(eventId, chunk, now);
};

const countedOf = ({ recordId, before, after }: RequestChange): Counted => {
  const known = after ?? before;
  const area = known?.area ?? '';
  const names = new Map((known?.lines ?? []).map(({ itemId, name }) => [itemKey(itemId, area), name]));
  return { recordId, change: totalsOfChange(before, after), names, area };
};

/** As many changes to a transaction as fit it with the rows that they touch. */
function* chunksOf(counted: readonly Counted[]): Generator<Counted[]> {
  let chunk: Counted[] = [];
  let rows = new Set<string>();
  for (const next of counted) {
    const together = new Set([...rows, areaKey(next.area), ...next.change.keys()]);
    if (chunk.length + 1 + together.size > TRANSACTION_ITEMS) {
      yield chunk;
      [chunk, rows] = [[], new Set()];
    }
    chunk.push(next);
    rows = new Set([...rows, areaKey(next.area), ...next.change.keys()]);
  }
  if (chunk.length > 0) yield chunk;
}

/** A record that was counted before fails its own condition; the others go again without it. */
const addOnce = async (eventId: string, chunk: Counted[], now: Date): Promise<void> => {
  let fresh = chunk;
  while (fresh.length > 0) {
    const known = await transact([...fresh.map(({ recordId }) => remember(recordId, now)), ...additions(eventId, fresh, now)]);
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

/** One addition to each row. Areas are always touched: their rows tell when the last change was counted. */
const additions = (eventId: string, fresh: readonly Counted[], now: Date) => {
  const delta = sumOf(fresh.map(({ change }) => change));
  const names = new Map(fresh.flatMap((counted) => [...counted.names]));
  const rows = new Set([...fresh.map(({ area }) => areaKey(area)), ...delta.keys()]);
  return [...rows].map((row) => addition({ eventId, row, name: names.get(row), counters: delta.get(row) ?? new Map(), now }));
};

const addition = ({
  eventId,
  row,
  name,
  counters,
  now,
}: {
  eventId: string;
  row: string;
  name: string | undefined;
  counters: ReadonlyMap<string, number>;
  now: Date;
}) => {
  const added = [...counters].map(([counter, amount], index) => ({ counter, amount, key: `c${index}` }));
  return {
    Update: {
      TableName: tables.stats,
      Key: { pk: eventId, sk: row },
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
