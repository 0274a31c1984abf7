import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type GuestRow, tables } from '../runtime/rows.ts';

const INDEX = 'byWaitlist';

/** Ids of the first in line. The index is eventually consistent: a condition on the guest decides, not this list. */
export const firstInLine = async (eventId: string, count: number): Promise<string[]> => {
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
