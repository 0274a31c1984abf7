import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceNotFoundException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, TableDescription } from '@aws-sdk/client-dynamodb';
import type { Table } from '../cloud-assembly/local-backend.ts';
import { planTable } from './table-plan.ts';
import type { ExistingTable, TablePlan } from './table-plan.ts';

/** DynamoDB has no event for a table that becomes active: its own waiters poll too. */
const STATUS_POLL_MS = 25;

/**
 * Makes the tables what the template says, keeping their data. Plans all before it changes any, so that an impossible
 * change leaves everything as it was. Returns the ARN of each table's stream and what was changed, as sentences.
 */
export async function migrateTables(
  client: DynamoDBClient,
  tables: Table[],
): Promise<{ streamArns: Map<string, string>; changes: string[] }> {
  const plans = await Promise.all(tables.map(async (table) => ({ table, plan: planTable(table, await findTable(client, table.name)) })));
  const changes = await Promise.all(plans.map(({ table, plan }) => carryOut(client, table, plan)));
  const streamArns = new Map<string, string>();
  await Promise.all(
    tables.map(async ({ name, stream }) => {
      const { LatestStreamArn } = stream ? await describe(client, name) : {};
      if (LatestStreamArn) streamArns.set(name, LatestStreamArn);
    }),
  );
  return { streamArns, changes: changes.flat() };
}

async function findTable(client: DynamoDBClient, name: string): Promise<ExistingTable | undefined> {
  try {
    const [description, { TimeToLiveDescription }] = await Promise.all([
      describe(client, name),
      client.send(new DescribeTimeToLiveCommand({ TableName: name })),
    ]);
    return { description, timeToLive: TimeToLiveDescription };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function carryOut(client: DynamoDBClient, table: Table, plan: TablePlan): Promise<string[]> {
  const changes: string[] = [];
  if (plan.create) {
    await client.send(new CreateTableCommand(plan.create));
    await untilActive(client, table.name);
    changes.push(`created ${table.name}`);
  }
  for (const update of plan.updates) {
    await client.send(new UpdateTableCommand(update));
    await untilActive(client, table.name);
    changes.push(`updated ${table.name}: ${JSON.stringify(update.GlobalSecondaryIndexUpdates ?? update.StreamSpecification)}`);
  }
  for (const update of plan.timeToLive) {
    await client.send(new UpdateTimeToLiveCommand(update));
    changes.push(`updated ${table.name}: ${JSON.stringify(update.TimeToLiveSpecification)}`);
  }
  return changes;
}

async function untilActive(client: DynamoDBClient, name: string): Promise<void> {
  for (;;) {
    const { TableStatus, GlobalSecondaryIndexes = [] } = await describe(client, name);
    if (TableStatus === 'ACTIVE' && GlobalSecondaryIndexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE')) return;
    await delay(STATUS_POLL_MS);
  }
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  return Table ?? {};
}
