import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { minuteAttribute, minuteOf, pastMinutes, type RoomCount, roomCountOf, roomKey } from '../../../lib/domain/room-count.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { tables } from '../runtime/rows.ts';

/** The room as it is counted now; zeros before anybody came. */
export const readRoom = async (sessionId: string): Promise<RoomCount> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.seat, Key: { pk: roomKey(sessionId) }, ConsistentRead: true }));
  return roomCountOf(Item);
};

type Entry = {
  sessionId: string;
  /** People the room holds; undefined: nobody counts. */
  capacity: number | undefined;
  /** The guest comes for the first time; otherwise back. */
  isFirst: boolean;
  isWalkIn: boolean;
  /** The room as it was read: its minutes that are too old go. */
  seen: RoomCount;
  now: Date;
};

/** Counts one who comes in, as an item of a transaction. Its condition fails when the room holds as many as it may. */
export const countEntry = ({ sessionId, capacity, isFirst, isWalkIn, seen, now }: Entry) => {
  const past = pastMinutes(seen, now);
  const names = Object.fromEntries(past.map((minute, index) => [`#past${index}`, minuteAttribute(minute)]));
  const remove = past.length > 0 ? ` REMOVE ${Object.keys(names).join(', ')}` : '';
  return {
    Update: {
      TableName: tables.seat,
      Key: { pk: roomKey(sessionId) },
      UpdateExpression:
        'SET firstEntryAt = if_not_exists(firstEntryAt, :now) ' +
        `ADD inside :one, admitted :first, walkIns :walkIn, #version :one, #minute :one${remove}`,
      ...(capacity !== undefined && { ConditionExpression: 'attribute_not_exists(inside) OR inside < :capacity' }),
      ExpressionAttributeNames: { '#version': 'version', '#minute': minuteAttribute(minuteOf(now)), ...names },
      ExpressionAttributeValues: {
        ':one': 1,
        ':first': isFirst ? 1 : 0,
        ':walkIn': isWalkIn ? 1 : 0,
        ':now': now.toISOString(),
        ...(capacity !== undefined && { ':capacity': capacity }),
      },
    },
  };
};

/** Counts one who goes out. Written with the guest's own step, so nobody leaves who did not come. */
export const countExit = (sessionId: string) => ({
  Update: {
    TableName: tables.seat,
    Key: { pk: roomKey(sessionId) },
    UpdateExpression: 'ADD inside :minusOne, #version :one',
    ConditionExpression: 'inside >= :one',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':minusOne': -1, ':one': 1 },
  },
});
