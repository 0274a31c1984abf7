import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { tables } from '../runtime/rows.ts';
import type { Position } from './standing-guests.ts';

/** Longer than the stream keeps a record. */
const REMEMBERED_SECONDS = 2 * 24 * 60 * 60;

type News = { sessionId: string; revision: number };

const keyOf = ({ sessionId, revision }: News) => ({ pk: `announced#${sessionId}#${revision}` });

/** Where the telling of this news goes on when the stream brings its record again: at the start, if it was not told yet. */
export const findProgress = async (news: News): Promise<Position> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.seat, Key: keyOf(news), ConsistentRead: true }));
  return (Item?.['position'] as Position | undefined) ?? { shard: 0 };
};

/** Remembers that everyone before this position was told. */
export const saveProgress = async (news: News, position: Position, now: Date): Promise<void> => {
  const expiresAt = Math.floor(now.getTime() / 1000) + REMEMBERED_SECONDS;
  await dynamodb.send(new PutCommand({ TableName: tables.seat, Item: { ...keyOf(news), position, expiresAt } }));
};
