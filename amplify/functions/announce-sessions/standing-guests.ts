import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { isStanding } from '../../../lib/domain/reservation.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { getRows, type SessionReservationRow, type SessionRow, tables } from '../runtime/rows.ts';

/** Guests of one page: what DynamoDB reads at once, and what one piece of live news names. */
const PAGE_SIZE = 100;

/** How far the walk has come: the last index row of a page, in the session's shards in their order. */
export type Position = { shard: number; after?: { callKey: string; id: string } | undefined };

export type StandingPage = {
  /** The same when the page is read again, unless its first guest has gone. */
  key: string;
  /** As they are in the table itself: the index may be a moment behind. */
  rows: SessionReservationRow[];
  /** Where to go on after this page. */
  next: Position;
};

/** Everyone who has a place in the session or its line, in pages, from a position on. */
export async function* standingGuests(session: Pick<SessionRow, 'id' | 'shards'>, from: Position): AsyncGenerator<StandingPage> {
  let position = from;
  while (position.shard < indexShards(session.shards)) {
    const { ids, next } = await queryPage(session.id, position);
    position = next;
    const [first] = ids;
    if (first === undefined) continue;
    const rows = await getRows<SessionReservationRow>(
      tables.sessionReservation,
      ids.map((id) => ({ id })),
    );
    yield { key: first, rows: rows.filter(({ state }) => isStanding(state)), next };
  }
}

const queryPage = async (sessionId: string, { shard, after }: Position): Promise<{ ids: string[]; next: Position }> => {
  const standingShard = `${sessionId}#${shard}`;
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.sessionReservation,
      IndexName: 'byStanding',
      KeyConditionExpression: 'standingShard = :shard',
      ExpressionAttributeValues: { ':shard': standingShard },
      Limit: PAGE_SIZE,
      ExclusiveStartKey: after && { standingShard, ...after },
    }),
  );
  const last = LastEvaluatedKey && { callKey: String(LastEvaluatedKey['callKey']), id: String(LastEvaluatedKey['id']) };
  return { ids: (Items ?? []).map(({ id }) => String(id)), next: last ? { shard, after: last } : { shard: shard + 1 } };
};
