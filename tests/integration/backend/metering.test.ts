import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../../local/cloud-assembly/local-backend.ts';
import { readUnits, writeUnits } from '../../../local/metering/capacity-rules.ts';
import { type Item, itemBytes } from '../../../local/metering/item-size.ts';
import { UsageMeter } from '../../../local/metering/usage-meter.ts';
import { type Sandbox, startSandbox } from '../../../local/sandbox.ts';
import { callGraphql, doorsOf } from '../../../local/seed/doors.ts';
import { createEvent } from '../../../local/seed/events.ts';
import { createPerson } from '../../../local/seed/people.ts';
import { registerGuest } from '../../../local/seed/registrations.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { newDataFolder } from '../../setup/data-folder.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const TABLE = 'Measured';
const LARGE = 'x'.repeat(2_000);

const text = (name: string) => ({ name, type: 'S' as const });
const TABLE_PLAN: Table = {
  ...{ logicalId: TABLE, name: TABLE, arn: TABLE, key: { hash: text('id') } },
  globalSecondaryIndexes: [
    { name: 'byGroup', key: { hash: text('group'), range: text('name') }, projection: { type: 'KEYS_ONLY', nonKeyAttributes: [] } },
  ],
};

const meter = new UsageMeter();
const folder = newDataFolder();
let sandbox: Sandbox;
let dynamodb: DynamoDBClient;

/** The DynamoDB that functions and resolvers use: the console shows the engine's own address. */
const meteredEndpoint = async (): Promise<string> => {
  const { DynamoDbMeter } = await import('../../../local/metering/dynamodb-meter.ts');
  const front = new DynamoDbMeter({ target: () => sandbox.addresses.dynamodb, meter });
  await front.start();
  await front.applyBackend({ tables: [TABLE_PLAN] });
  stops.push(() => front.stop());
  return front.endpoint;
};
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ root: ROOT, dataFolder: folder, ports: 'free', meter });
  dynamodb = new DynamoDBClient({
    endpoint: await meteredEndpoint(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await dynamodb.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['id', 'group', 'name'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byGroup',
          KeySchema: [
            { AttributeName: 'group', KeyType: 'HASH' },
            { AttributeName: 'name', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
});

afterAll(async () => {
  dynamodb?.destroy();
  for (const stop of stops) await stop();
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const put = (item: Item) => dynamodb.send(new PutItemCommand({ TableName: TABLE, Item: item }));

/** Capacity of the table and of its index that something consumed. */
const consumedBy = async (work: () => Promise<unknown>) => {
  meter.take();
  await work();
  const { tables } = meter.take();
  const none = { readUnits: 0, writeUnits: 0 };
  const [table, index] = [tables[TABLE] ?? none, tables[`${TABLE}/byGroup`] ?? none];
  return { reads: table.readUnits, writes: table.writeUnits, indexReads: index.readUnits, indexWrites: index.writeUnits };
};

describe('the engine reports what the documented rules say', () => {
  const item: Item = { id: { S: 'one' }, group: { S: 'g' }, name: { S: 'a' }, note: { S: LARGE } };

  it('of a new item and its index entry', async () => {
    expect(await consumedBy(() => put(item))).toMatchObject({ writes: writeUnits(itemBytes(item)), indexWrites: 1 });
  });

  it('of an item without a place in the index', async () => {
    const sparse: Item = { id: { S: 'sparse' }, note: { S: 'small' } };
    expect(await consumedBy(() => put(sparse))).toMatchObject({ writes: 1, indexWrites: 0 });
  });

  it('of a change that moves the entry, and one that leaves it', async () => {
    const change = (UpdateExpression: string, value: string) =>
      dynamodb.send(
        new UpdateItemCommand({
          TableName: TABLE,
          Key: { id: { S: 'one' } },
          UpdateExpression,
          ...(UpdateExpression.includes('#n') && { ExpressionAttributeNames: { '#n': 'name' } }),
          ExpressionAttributeValues: { ':v': { S: value } },
        }),
      );
    const whole = writeUnits(itemBytes(item));
    expect(await consumedBy(() => change('SET #n = :v', 'b'))).toMatchObject({ writes: whole, indexWrites: 2 });
    expect(await consumedBy(() => change('SET seen = :v', 'y'))).toMatchObject({ writes: whole, indexWrites: 0 });
  });

  it('of reads, consistent or not, and of a query', async () => {
    const get = (ConsistentRead: boolean) =>
      dynamodb.send(new GetItemCommand({ TableName: TABLE, Key: { id: { S: 'one' } }, ConsistentRead }));
    expect(await consumedBy(() => get(true))).toMatchObject({ reads: readUnits(itemBytes(item), { isConsistent: true }) });
    expect(await consumedBy(() => get(false))).toMatchObject({ reads: 0.5 });
    const query = new QueryCommand({
      TableName: TABLE,
      IndexName: 'byGroup',
      KeyConditionExpression: '#g = :g',
      ExpressionAttributeNames: { '#g': 'group' },
      ExpressionAttributeValues: { ':g': { S: 'g' } },
    });
    expect(await consumedBy(() => dynamodb.send(query))).toMatchObject({ indexReads: 0.5 });
  });

  it('and of transactions the meter reckons by the rules, since the engine reports something else', async () => {
    const small: Item = { id: { S: 'small' }, group: { S: 'g' }, name: { S: 's' } };
    const large: Item = { id: { S: 'large' }, note: { S: LARGE } };
    const TransactItems = [small, large].map((Item) => ({ Put: { TableName: TABLE, Item } }));
    const twice = [small, large].map((each) => writeUnits(itemBytes(each), { isTransaction: true }));
    const written = () => dynamodb.send(new TransactWriteItemsCommand({ TransactItems }));
    expect(await consumedBy(written)).toMatchObject({ writes: (twice[0] ?? 0) + (twice[1] ?? 0), indexWrites: 1, reads: 0 });
    const TransactChanges = [
      {
        Update: {
          TableName: TABLE,
          Key: { id: { S: 'small' } },
          UpdateExpression: 'ADD used :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      },
      { ConditionCheck: { TableName: TABLE, Key: { id: { S: 'large' } }, ConditionExpression: 'attribute_exists(id)' } },
    ];
    const changed = () => dynamodb.send(new TransactWriteItemsCommand({ TransactItems: TransactChanges }));
    expect(await consumedBy(changed)).toMatchObject({ writes: 2 + (twice[1] ?? 0), indexWrites: 0 });
  });

  it('of a write that was refused: what was there', async () => {
    const refused = new DeleteItemCommand({
      TableName: TABLE,
      Key: { id: { S: 'one' } },
      ConditionExpression: 'attribute_not_exists(id)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const work = () => dynamodb.send(refused).then(undefined, () => undefined);
    expect(await consumedBy(work)).toMatchObject({ writes: writeUnits(itemBytes(item)) });
  });

  it('and gives the report to callers who ask for it alone', async () => {
    const get = { TableName: TABLE, Key: { id: { S: 'one' } } };
    expect((await dynamodb.send(new GetItemCommand(get))).ConsumedCapacity).toBeUndefined();
    const asked = await dynamodb.send(new GetItemCommand({ ...get, ReturnConsumedCapacity: 'TOTAL' }));
    expect(asked.ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });
});

describe('the meter of a sandbox', () => {
  it('counts what a registration and its check-in use, from the call to the e-mail', async () => {
    const doors = doorsOf(sandbox.outputs);
    const organizer = await createPerson(doors, 'organizer@metering.example', ['organizers']);
    const eventId = await createEvent(doors, organizer.accessToken, anEvent());
    const guest = await createPerson(doors, 'guest@metering.example');
    const sent = new Promise<void>((resolve) => {
      const stop = sandbox.outbox.onMessage((message) => {
        meter.countMessage(message);
        if (!message.to.includes('guest@metering.example') || message.channel !== 'EMAIL') return;
        stop();
        resolve();
      });
    });
    meter.take();
    const { ticket } = await registerGuest(doors, guest.accessToken, eventId, { givenName: 'Ada', familyName: 'Lovelace' });
    await sent;
    await callGraphql(
      doors,
      organizer.accessToken,
      `mutation ($eventId: ID!, $ticket: String!, $at: AWSDateTime!) {
        checkIn(eventId: $eventId, ticket: $ticket, scanId: "metered-scan", gate: "North", direction: ENTRY, scannedAt: $at) { outcome }
      }`,
      { eventId, ticket, at: new Date().toISOString() },
    );
    const usage = meter.take();
    expect(usage.operations).toMatchObject({ registerGuest: { count: 1 }, checkIn: { count: 1 } });
    expect(usage.functions).toMatchObject({ registration: { count: 1 }, 'confirm-registration': { count: 1 } });
    expect(usage.emails.count).toBe(1);
    const seat = Object.entries(usage.tables).find(([table]) => table.includes('SeatTable'));
    expect(seat?.[1].writeUnits).toBeGreaterThanOrEqual(2);
    const checkIns = Object.entries(usage.tables).find(([table]) => /^CheckIn-\w+-NONE$/.test(table));
    expect(checkIns?.[1]).toMatchObject({ writeUnits: 1 });
  });
});
