import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { getRows, type GuestRow, tables } from '../runtime/rows.ts';

const INDEX = 'byWaitlist';

/** Heads of the line that are read at once: others may be promoting the first few at this moment. */
const HEADS = 10;

const firstIdsInLine = async (eventId: string, count: number): Promise<string[]> => {
  const { Items } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.guest,
      IndexName: INDEX,
      KeyConditionExpression: 'waitlistEventId = :event',
      ExpressionAttributeValues: { ':event': eventId },
      Limit: count,
    }),
  );
  return (Items ?? []).map((item) => String(item['id']));
};

/** Whether anyone waits, as far as the index knows. */
export const isAnyoneInLine = async (eventId: string): Promise<boolean> => (await firstIdsInLine(eventId, 1)).length > 0;

/**
 * The first who really waits, from the table itself: the index may still list someone who was promoted or cancelled a
 * moment ago. Those found out are added to `passedOver`.
 */
export const findNextInLine = async (eventId: string, passedOver: Set<string>): Promise<GuestRow | undefined> => {
  const ids = (await firstIdsInLine(eventId, HEADS + passedOver.size)).filter((id) => !passedOver.has(id));
  if (ids.length === 0) return undefined;
  const rows = await getRows<GuestRow>(
    tables.guest,
    ids.slice(0, HEADS).map((id) => ({ id })),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const id of ids) {
    const guest = byId.get(id);
    if (guest?.state === 'WAITLISTED') return guest;
    passedOver.add(id);
  }
  return undefined;
};

/** Counting stops here: nobody waits behind a hundred thousand others. */
const MAX_PAGES = 20;

/** The guest's place in line, 1 being next; undefined for guests who do not wait. */
export const waitlistPosition = async (guest: Pick<GuestRow, 'eventId' | 'state' | 'waitlistKey'>): Promise<number | undefined> => {
  if (guest.state !== 'WAITLISTED' || !guest.waitlistKey) return undefined;
  let before = 0;
  let startKey: Record<string, unknown> | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await dynamodb.send(
      new QueryCommand({
        TableName: tables.guest,
        IndexName: INDEX,
        KeyConditionExpression: 'waitlistEventId = :event AND waitlistKey < :own',
        ExpressionAttributeValues: { ':event': guest.eventId, ':own': guest.waitlistKey },
        Select: 'COUNT',
        ExclusiveStartKey: startKey,
      }),
    );
    before += answer.Count ?? 0;
    startKey = answer.LastEvaluatedKey;
    if (!startKey) break;
  }
  return before + 1;
};
