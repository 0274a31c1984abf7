import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { getRows, type GuestRow, tables } from '../runtime/rows.ts';
import { countBefore } from './line-position.ts';

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

/** The guest's place in line, 1 being next; undefined for guests who do not wait. */
export const waitlistPosition = async ({
  eventId,
  state,
  waitlistKey,
}: Pick<GuestRow, 'eventId' | 'state' | 'waitlistKey'>): Promise<number | undefined> => {
  if (state !== 'WAITLISTED' || !waitlistKey) return undefined;
  return 1 + (await countBefore({ table: tables.guest, hashKey: 'waitlistEventId', hash: eventId, waitlistKey }));
};
