import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { getRows, type SessionReservationRow, tables } from '../runtime/rows.ts';

/** All places of a guest at the event, also those that ended: at most as many as the event has sessions. */
export const guestReservations = async (guestId: string): Promise<SessionReservationRow[]> => {
  const keys: { id: string }[] = [];
  let startKey: Record<string, unknown> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        TableName: tables.sessionReservation,
        IndexName: 'byGuest',
        KeyConditionExpression: 'guestId = :guest',
        ExpressionAttributeValues: { ':guest': guestId },
        ExclusiveStartKey: startKey,
      }),
    );
    keys.push(...(Items ?? []).map(({ id }) => ({ id: String(id) })));
    startKey = LastEvaluatedKey;
  } while (startKey);
  return getRows<SessionReservationRow>(tables.sessionReservation, keys);
};
