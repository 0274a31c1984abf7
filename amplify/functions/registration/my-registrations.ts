import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { getRows, type GuestRow, tables } from '../runtime/rows.ts';
import { eventIdOf, findOwnGuest } from './own-guest.ts';
import { registrationView } from './registration-view.ts';

const PAGE_SIZE = 20;
const position = z.object({ id: z.string().min(1).max(64), registeredAt: z.iso.datetime() });

/** The caller's registration for the event, a cancelled one too; null without one. */
export const getMyRegistration = async (event: FieldEvent) => {
  const { guest } = await findOwnGuest(event, eventIdOf(event));
  return guest ? registrationView(guest, { alreadyRegistered: true }) : null;
};

/** The caller's registrations, newest first, cancelled ones too. */
export const listMyRegistrations = async (event: FieldEvent) => {
  const { sub } = callerOf(event);
  const after = pagePosition(position, event.arguments['nextToken'] as string | null | undefined);
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.guest,
      IndexName: 'bySub',
      KeyConditionExpression: '#sub = :sub',
      ExpressionAttributeNames: { '#sub': 'sub' },
      ExpressionAttributeValues: { ':sub': sub },
      ScanIndexForward: false,
      Limit: PAGE_SIZE,
      ExclusiveStartKey: after && { ...after, sub },
    }),
  );
  const guests = await getRows<GuestRow>(
    tables.guest,
    (Items ?? []).map(({ id }) => ({ id: String(id) })),
  );
  const newestFirst = guests.sort((a, b) => (a.registeredAt < b.registeredAt ? 1 : -1));
  return {
    items: await Promise.all(newestFirst.map((guest) => registrationView(guest, { alreadyRegistered: true }))),
    nextToken: LastEvaluatedKey ? pageToken({ id: LastEvaluatedKey['id'], registeredAt: LastEvaluatedKey['registeredAt'] }) : null,
  };
};
