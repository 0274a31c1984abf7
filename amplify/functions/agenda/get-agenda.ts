import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Schema } from '../../data/schema.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type SessionRow, tables } from '../runtime/rows.ts';
import { findPublishedEvent } from './get-published-event.ts';

/** What of a session the agenda shows. The abstract is the largest part by far: whoever opens a session reads it then. */
const SHOWN = [
  'id',
  'title',
  'speakers',
  'room',
  'track',
  'startsAt',
  'endsAt',
  'state',
  'cancelReason',
  'capacity',
  'reservationOpensAt',
  'fill',
  'revision',
];

/** Every session of a published event by start, cancelled ones with them; none of any other. */
export const getAgenda = async (event: FieldEvent): Promise<Schema['Agenda']['type']> => {
  const eventId = eventIdOf(event);
  const published = await findPublishedEvent(eventId);
  const sessions: SessionRow[] = [];
  let startKey: Record<string, unknown> | undefined;
  // A page of DynamoDB holds one megabyte of rows with their abstracts: a full agenda has a few.
  do {
    if (!published) break;
    const { Items, LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        TableName: tables.session,
        IndexName: 'byEvent',
        KeyConditionExpression: 'eventId = :event',
        // Some of the names are words of DynamoDB's own.
        ProjectionExpression: SHOWN.map((name) => `#${name}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(SHOWN.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: { ':event': eventId },
        ExclusiveStartKey: startKey,
      }),
    );
    sessions.push(...((Items ?? []) as SessionRow[]));
    startKey = LastEvaluatedKey;
  } while (startKey);
  return { eventId, sessions: sessions.map(agendaSession) };
};

const agendaSession = (session: SessionRow): Schema['AgendaSession']['type'] => ({
  id: session.id,
  title: session.title,
  speakers: (session.speakers ?? []).filter((speaker) => typeof speaker === 'string'),
  room: session.room,
  track: session.track,
  startsAt: session.startsAt,
  endsAt: session.endsAt,
  state: session.state,
  cancelReason: session.cancelReason,
  capacity: session.capacity,
  reservationOpensAt: session.reservationOpensAt,
  fill: session.fill,
  revision: session.revision,
});
