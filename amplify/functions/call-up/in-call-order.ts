import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type SessionRow, tables } from '../runtime/rows.ts';

/** The sparse indexes that hold the places of a session by the order in which guests are called, and their hash attributes. */
export const CALL_INDEXES = { byCallOrder: 'waitingShard', byCalled: 'calledShard' } as const;

export type CallIndex = keyof typeof CALL_INDEXES;

/** A place as an index lists it: which reservation, and where it stands. */
type ListedPlace = { id: string; callKey: string };

/** Keys of the index: as many as its shards have. */
export const indexKeysOf = ({ id, shards }: Pick<SessionRow, 'id' | 'shards'>): string[] =>
  Array.from({ length: indexShards(shards) }, (_, shard) => `${id}#${shard}`);

const PAGE_SIZE = 100;

/**
 * The places of a session that an index lists, in the order of calls as if it were not spread over shards. However many there
 * are, it holds one page of each shard. The index may lag behind the table: what it lists is to be read again.
 * @param upTo - the callKey of the last one wanted.
 */
export async function* inCallOrder(
  session: Pick<SessionRow, 'id' | 'shards'>,
  { index, upTo }: { index: CallIndex; upTo?: string | undefined },
): AsyncGenerator<ListedPlace> {
  const shards = await Promise.all(
    indexKeysOf(session).map(async (hash) => {
      const pages = pagesOf({ index, hash, upTo });
      return { pages, waiting: await nextPage(pages) };
    }),
  );
  for (;;) {
    const first = shards
      .filter(({ waiting }) => waiting.length > 0)
      .reduce<(typeof shards)[number] | undefined>(
        (best, shard) => (best && keyOf(best.waiting) <= keyOf(shard.waiting) ? best : shard),
        undefined,
      );
    const place = first?.waiting.pop();
    if (!first || !place) return;
    yield place;
    if (first.waiting.length === 0) first.waiting = await nextPage(first.pages);
  }
}

/** Pages lie in reverse, so that their first place is taken from the end. */
const keyOf = (waiting: ListedPlace[]): string => waiting.at(-1)?.callKey ?? '';

const nextPage = async (pages: AsyncGenerator<ListedPlace[]>): Promise<ListedPlace[]> => {
  const { value } = await pages.next();
  return (value as ListedPlace[] | undefined) ?? [];
};

type Shard = { index: CallIndex; hash: string; upTo: string | undefined };

async function* pagesOf({ index, hash, upTo }: Shard): AsyncGenerator<ListedPlace[]> {
  let startKey: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        TableName: tables.sessionReservation,
        IndexName: index,
        KeyConditionExpression: `#hash = :hash${upTo === undefined ? '' : ' AND callKey <= :upTo'}`,
        ExpressionAttributeNames: { '#hash': CALL_INDEXES[index] },
        ExpressionAttributeValues: { ':hash': hash, ...(upTo !== undefined && { ':upTo': upTo }) },
        Limit: PAGE_SIZE,
        ExclusiveStartKey: startKey,
      }),
    );
    startKey = LastEvaluatedKey;
    if (Items.length > 0) yield Items.map(({ id, callKey }) => ({ id: String(id), callKey: String(callKey) })).reverse();
  } while (startKey);
}
