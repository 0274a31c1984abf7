import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { getRows, type SessionReservationRow, type SessionRow, tables } from '../runtime/rows.ts';
import { countBefore } from '../seating/line-position.ts';

/** Places of the line that are read at once: most calls promote a few. */
const PAGE_SIZE = 25;

type Page = { ids: string[]; startKey: Record<string, unknown> | undefined };

const readPage = async (sessionId: string, limit: number, startKey?: Record<string, unknown>): Promise<Page> => {
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.sessionReservation,
      IndexName: 'byWaitlist',
      KeyConditionExpression: 'waitlistSessionId = :session',
      ExpressionAttributeValues: { ':session': sessionId },
      Limit: limit,
      ExclusiveStartKey: startKey,
    }),
  );
  return { ids: (Items ?? []).map(({ id }) => String(id)), startKey: LastEvaluatedKey };
};

/** Whether anyone waits for a seat in the session, as far as the index knows. */
export const isAnyoneInSessionLine = async ({ id, waitlistedSince }: Pick<SessionRow, 'id' | 'waitlistedSince'>): Promise<boolean> =>
  waitlistedSince !== undefined && (await readPage(id, 1)).ids.length > 0;

/**
 * Those who really wait, first come first, from the table itself: the index may still list someone who was promoted or left
 * the line a moment ago.
 */
export async function* sessionLine(sessionId: string): AsyncGenerator<SessionReservationRow> {
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await readPage(sessionId, PAGE_SIZE, startKey);
    const rows = await getRows<SessionReservationRow>(
      tables.sessionReservation,
      page.ids.map((id) => ({ id })),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const id of page.ids) {
      const row = byId.get(id);
      if (row?.state === 'WAITLISTED') yield row;
    }
    startKey = page.startKey;
  } while (startKey);
}

/** The guest's place in line, 1 being next; undefined for whoever does not wait. */
export const sessionLinePosition = async ({
  sessionId,
  state,
  waitlistKey,
}: Pick<SessionReservationRow, 'sessionId' | 'state' | 'waitlistKey'>): Promise<number | undefined> => {
  if (state !== 'WAITLISTED' || !waitlistKey) return undefined;
  return 1 + (await countBefore({ table: tables.sessionReservation, hashKey: 'waitlistSessionId', hash: sessionId, waitlistKey }));
};
