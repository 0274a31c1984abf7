import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { type SessionRow, tables } from '../runtime/rows.ts';
import { findPublishedEvent } from './get-published-event.ts';
import { pageArguments } from './page-limit.ts';

const position = z.object({ id: z.string().min(1).max(64), startsAt: z.string().min(1).max(40) });

const agendaSession = ({ id, title, abstract, speakers, room, track, startsAt, endsAt }: SessionRow) => ({
  id,
  title,
  abstract,
  speakers: (speakers ?? []).filter((speaker) => typeof speaker === 'string'),
  room,
  track,
  startsAt,
  endsAt,
});

/** Sessions of a published event by start; an empty page for any other. */
export const getAgenda = async (event: FieldEvent) => {
  const { limit, nextToken } = parseInput(pageArguments, event.arguments);
  const published = await findPublishedEvent(event.arguments['eventId']);
  if (!published) return { items: [], nextToken: null };
  const after = pagePosition(position, nextToken);
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.session,
      IndexName: 'byEvent',
      KeyConditionExpression: 'eventId = :event',
      ExpressionAttributeValues: { ':event': published.id },
      Limit: limit,
      ExclusiveStartKey: after && { ...after, eventId: published.id },
    }),
  );
  return {
    items: ((Items ?? []) as SessionRow[]).map(agendaSession),
    nextToken: LastEvaluatedKey ? pageToken({ id: LastEvaluatedKey['id'], startsAt: LastEvaluatedKey['startsAt'] }) : null,
  };
};
