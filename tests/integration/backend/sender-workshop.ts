import { randomBytes } from 'node:crypto';
import { CreateTableCommand, DescribeTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import type { NoticeRequest } from '../../../amplify/functions/notices/notice-request.ts';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import { planNotices } from '../../../amplify/functions/notices/plan-notices.ts';
import { dynamodb } from '../../../amplify/functions/runtime/dynamodb.ts';
import { logger } from '../../../amplify/functions/runtime/logger.ts';
import { accountVariables } from '../../../local/endpoint-variables.ts';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';

export const EVENT_ID = 'WORKSHOP';

/** A ledger of its own, without a stream: the sender of the sandbox does not see it, so that the one in the test is alone. */
export const openWorkshop = async (): Promise<void> => {
  logger.setLogLevel('SILENT');
  Object.assign(process.env, accountVariables(inject('sandboxAddresses')));
  const { TableNames } = await dynamodb.send(new ListTablesCommand({}));
  const real = TableNames?.find((name) => name.includes('NoticeTable'));
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: real }));
  const run = randomBytes(4).toString('hex');
  const [ledger, world, seats] = [`workshop-ledger-${run}`, `workshop-world-${run}`, `workshop-seats-${run}`];
  await dynamodb.send(
    new CreateTableCommand({
      TableName: ledger,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: Table?.KeySchema,
      AttributeDefinitions: Table?.AttributeDefinitions,
      GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        ...{ IndexName, KeySchema, Projection },
      })),
    }),
  );
  await createTable(world, 'id');
  await createTable(seats, 'pk');
  Object.assign(process.env, {
    NOTICE_TABLE: ledger,
    SEAT_TABLE: seats,
    ...{ EVENT_TABLE: world, GUEST_TABLE: world, GUEST_REQUEST_TABLE: world, REQUEST_ALERT_TABLE: world },
    ...{ SESSION_TABLE: world, SESSION_RESERVATION_TABLE: world },
    USHER_SITE_URL: 'https://events.example',
    SENDER_ADDRESS: 'tickets@usher.example',
    MESSAGE_LINK_KEY: 'a key of the workshop alone',
  });
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  await putInWorld({
    ...{ id: EVENT_ID, name: 'Workshop', place: 'Hall', timeZone: 'UTC', shards: 1, capacity: 100, state: 'PUBLISHED' },
    ...{ startsAt: at(-1), endsAt: at(8), checkInOpensAt: at(-2) },
  });
};

const createTable = (name: string, hashKey: string): Promise<unknown> =>
  dynamodb.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: hashKey, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: hashKey, AttributeType: 'S' }],
    }),
  );

export const putInWorld = (row: Record<string, unknown>): Promise<unknown> =>
  dynamodb.send(new PutCommand({ TableName: process.env['EVENT_TABLE'], Item: row }));

export type Told = { guestId: string; email: string; phone: string; request: NoticeRequest };

let made = 0;

/** Guests whose requests were claimed, and who want to hear of it on every channel. Each has an address of their own. */
export const claimedGuests = async (count: number): Promise<Told[]> => {
  const run = randomBytes(4).toString('hex');
  const guests = Array.from({ length: count }, () => {
    made += 1;
    const email = `told-${run}-${made}@backend.example`;
    const guestId = guestIdOf(EVENT_ID, email);
    const facts = { category: 'BEVERAGE' as const, urgency: 'NORMAL' as const, area: 'bar', claimedByName: 'Sam' };
    const request = { id: `request-${guestId}`, version: 2, ...facts, lines: [{ name: 'Flat white', quantity: 1 }] };
    return {
      told: {
        ...{ guestId, email, phone: `+3519${parseInt(run.slice(0, 4), 16).toString().padStart(5, '0')}${String(made).padStart(3, '0')}` },
        request: { kind: 'REQUEST_CLAIMED' as const, eventId: EVENT_ID, guestId, request },
      },
      request,
    };
  });
  const rows = guests.flatMap(({ told: { guestId, email, phone }, request }) => [
    { ...request, eventId: EVENT_ID, guestId, state: 'CLAIMED' },
    {
      ...{ id: guestId, eventId: EVENT_ID, state: 'REGISTERED', ticketRevision: 1, registeredAt: 'T' },
      ...{ givenName: 'Ada', familyName: 'Lovelace', email, phone, notifyByEmail: true, notifyBySms: true },
    },
  ]);
  for (let start = 0; start < rows.length; start += 25) {
    const puts = rows.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await dynamodb.send(new BatchWriteCommand({ RequestItems: { [String(process.env['EVENT_TABLE'])]: puts } }));
  }
  return guests.map(({ told }) => told);
};

/** Plans the messages; answers the rows that wait for the sender, as a stream would bring them. */
export const planned = async (told: readonly Told[]): Promise<NoticeRow[]> => {
  const ids = await planNotices(told.map(({ request }) => request));
  const rows = await Promise.all(ids.map(readNotice));
  return rows.filter(({ channel }) => channel !== 'IN_APP');
};

export const readNotice = async (id: string): Promise<NoticeRow> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: process.env['NOTICE_TABLE'], Key: { id }, ConsistentRead: true }));
  return Item as NoticeRow;
};

/** Ids in the index of what waits. */
export const waiting = async (shard: string): Promise<string[]> => {
  const { Items } = await dynamodb.send(
    new QueryCommand({
      TableName: process.env['NOTICE_TABLE'],
      IndexName: 'byDue',
      KeyConditionExpression: 'dueShard = :shard',
      ExpressionAttributeValues: { ':shard': shard },
    }),
  );
  return (Items ?? []).map(({ id }) => String(id));
};

/** Messages of the outbox to one address. */
export const received = async (to: string, channel: 'EMAIL' | 'SMS'): Promise<number> => {
  const url = new URL('/api/outbox', inject('sandboxAddresses').console);
  url.search = new URLSearchParams({ to, channel, limit: '50' }).toString();
  return ((await (await fetch(url)).json()) as unknown[]).length;
};
