import type {
  AttributeDefinition,
  CreateTableCommandInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  TableDescription,
  TimeToLiveDescription,
  UpdateTableCommandInput,
  UpdateTimeToLiveCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Key, Projection, Table } from '../cloud-assembly/local-backend.ts';
import { SandboxError } from '../sandbox-error.ts';

/** What it takes to make a table what the template says. Updates run one after the other, as DynamoDB demands. */
export type TablePlan = {
  create?: CreateTableCommandInput | undefined;
  updates: UpdateTableCommandInput[];
  timeToLive: UpdateTimeToLiveCommandInput[];
};

export type ExistingTable = { description: TableDescription; timeToLive: TimeToLiveDescription | undefined };

/** Compares a template's table with the one in the data folder. Throws TEMPLATE_UNSUPPORTED where data would have to go. */
export function planTable(table: Table, existing: ExistingTable | undefined): TablePlan {
  if (!existing) {
    return { create: createTable(table), updates: [], timeToLive: table.ttlAttribute ? [enableTtl(table, table.ttlAttribute, true)] : [] };
  }
  refuseKeyChange(table, existing.description);
  return {
    updates: [...planIndexes(table, existing.description), ...planStream(table, existing.description)],
    timeToLive: planTimeToLive(table, existing.timeToLive),
  };
}

function createTable(table: Table): CreateTableCommandInput {
  const indexes = table.globalSecondaryIndexes.map(indexInput);
  return {
    TableName: table.name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(table.key),
    AttributeDefinitions: attributeDefinitions(table),
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
    ...(table.stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream.viewType } } : {}),
  };
}

function refuseKeyChange(table: Table, { KeySchema = [], AttributeDefinitions = [] }: TableDescription): void {
  const before = describeKey(KeySchema, AttributeDefinitions);
  const after = describeKey(keySchema(table.key), attributeDefinitions(table));
  if (before === after) return;
  throw new SandboxError({
    code: 'TEMPLATE_UNSUPPORTED',
    message: `The key of the table ${table.name} changed from ${before} to ${after}. DynamoDB cannot change the key of a table that exists.`,
    resolution: 'Undo the change, or give up the local data with "npm run sandbox:reset" (export what you need before).',
  });
}

function planIndexes(table: Table, description: TableDescription): UpdateTableCommandInput[] {
  const existing = new Map((description.GlobalSecondaryIndexes ?? []).map((index) => [index.IndexName, index]));
  const wanted = new Map(table.globalSecondaryIndexes.map((index) => [index.name, index]));
  const definitions = description.AttributeDefinitions ?? [];
  const differs = (name: string | undefined) => {
    const before = name === undefined ? undefined : existing.get(name);
    const after = name === undefined ? undefined : wanted.get(name);
    if (!before || !after) return true;
    const beforeText = `${describeKey(before.KeySchema ?? [], definitions)} ${describeProjection(before.Projection ?? {})}`;
    return (
      beforeText !==
      `${describeKey(keySchema(after.key), attributeDefinitions(table))} ${describeProjection(projectionInput(after.projection))}`
    );
  };
  const updates: UpdateTableCommandInput[] = [];
  for (const name of existing.keys()) {
    if (differs(name)) updates.push({ TableName: table.name, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: name } }] });
  }
  for (const index of table.globalSecondaryIndexes) {
    if (!differs(index.name)) continue;
    updates.push({
      TableName: table.name,
      AttributeDefinitions: attributeDefinitions(table),
      GlobalSecondaryIndexUpdates: [{ Create: indexInput(index) }],
    });
  }
  return updates;
}

function planStream(table: Table, { StreamSpecification: before }: TableDescription): UpdateTableCommandInput[] {
  const enabled = before?.StreamEnabled === true;
  if (enabled && before.StreamViewType === table.stream?.viewType) return [];
  const updates: UpdateTableCommandInput[] = [];
  if (enabled) updates.push({ TableName: table.name, StreamSpecification: { StreamEnabled: false } });
  if (table.stream)
    updates.push({ TableName: table.name, StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream.viewType } });
  return updates;
}

function planTimeToLive(table: Table, before: TimeToLiveDescription | undefined): UpdateTimeToLiveCommandInput[] {
  const current = before?.TimeToLiveStatus === 'ENABLED' || before?.TimeToLiveStatus === 'ENABLING' ? before.AttributeName : undefined;
  if (current === table.ttlAttribute) return [];
  const updates: UpdateTimeToLiveCommandInput[] = [];
  if (current) updates.push(enableTtl(table, current, false));
  if (table.ttlAttribute) updates.push(enableTtl(table, table.ttlAttribute, true));
  return updates;
}

const enableTtl = (table: Table, attribute: string, enabled: boolean): UpdateTimeToLiveCommandInput => ({
  TableName: table.name,
  TimeToLiveSpecification: { AttributeName: attribute, Enabled: enabled },
});

const keySchema = ({ hash, range }: Key): KeySchemaElement[] => [
  { AttributeName: hash.name, KeyType: 'HASH' },
  ...(range ? [{ AttributeName: range.name, KeyType: 'RANGE' as const }] : []),
];

const projectionInput = ({ type, nonKeyAttributes }: Projection) => ({
  ProjectionType: type,
  ...(type === 'INCLUDE' ? { NonKeyAttributes: nonKeyAttributes } : {}),
});

const indexInput = ({ name, key, projection }: Table['globalSecondaryIndexes'][number]): GlobalSecondaryIndex => ({
  IndexName: name,
  KeySchema: keySchema(key),
  Projection: projectionInput(projection),
});

function attributeDefinitions(table: Table): AttributeDefinition[] {
  const keys = [table.key, ...table.globalSecondaryIndexes.map((index) => index.key)];
  const types = new Map(keys.flatMap(({ hash, range }) => [hash, ...(range ? [range] : [])]).map(({ name, type }) => [name, type]));
  return [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
}

function describeKey(schema: KeySchemaElement[], definitions: AttributeDefinition[]): string {
  const typeOf = (name: string | undefined) => definitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? '?';
  const part = (type: 'HASH' | 'RANGE') =>
    schema.filter(({ KeyType }) => KeyType === type).map(({ AttributeName }) => `${AttributeName}:${typeOf(AttributeName)}`);
  return `(${[...part('HASH'), ...part('RANGE')].join(', ')})`;
}

const describeProjection = ({ ProjectionType = 'ALL', NonKeyAttributes = [] }: { ProjectionType?: string; NonKeyAttributes?: string[] }) =>
  `${ProjectionType} ${[...NonKeyAttributes].sort().join(',')}`;
