import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../../local/cloud-assembly/local-backend.ts';
import { planTable } from '../../../../local/dynamodb/table-plan.ts';

const byName = { name: 'byName', key: { hash: { name: 'name', type: 'S' } }, projection: { type: 'ALL', nonKeyAttributes: [] } } as const;
const aTable = (changes: Partial<Table> = {}): Table => ({
  logicalId: 'Guest',
  name: 'Guest',
  arn: 'arn',
  key: { hash: { name: 'id', type: 'S' } },
  globalSecondaryIndexes: [{ ...byName, projection: { type: 'ALL', nonKeyAttributes: [] } }],
  ttlAttribute: 'expiresAt',
  stream: { viewType: 'NEW_AND_OLD_IMAGES', arn: 'stream' },
  ...changes,
});

/** What DynamoDB says of the table that the plan for an empty folder creates. */
const existing = (table: Table) => {
  const { create } = planTable(table, undefined);
  const description = { ...create } as TableDescription;
  return {
    description,
    timeToLive: table.ttlAttribute ? { TimeToLiveStatus: 'ENABLED' as const, AttributeName: table.ttlAttribute } : undefined,
  };
};

describe('the plan for a table', () => {
  it('creates it with its indexes and stream, then turns its TTL on', () => {
    const { create, updates, timeToLive } = planTable(aTable(), undefined);
    expect(create).toMatchObject({ TableName: 'Guest', StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } });
    expect(create?.AttributeDefinitions).toEqual([
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'name', AttributeType: 'S' },
    ]);
    expect(updates).toEqual([]);
    expect(timeToLive).toEqual([{ TableName: 'Guest', TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true } }]);
  });

  it('has nothing to do for a table that is as the template says', () => {
    expect(planTable(aTable(), existing(aTable()))).toEqual({ updates: [], timeToLive: [] });
  });

  it('replaces an index whose projection changed and leaves the data alone', () => {
    const changed = aTable({ globalSecondaryIndexes: [{ ...byName, projection: { type: 'KEYS_ONLY', nonKeyAttributes: [] } }] });
    expect(planTable(changed, existing(aTable())).updates.map(({ GlobalSecondaryIndexUpdates }) => GlobalSecondaryIndexUpdates)).toEqual([
      [{ Delete: { IndexName: 'byName' } }],
      [{ Create: expect.objectContaining({ IndexName: 'byName', Projection: { ProjectionType: 'KEYS_ONLY' } }) as unknown }],
    ]);
  });

  it('removes an index, the stream and the TTL that the template dropped', () => {
    const reduced = aTable({ globalSecondaryIndexes: [], stream: undefined, ttlAttribute: undefined });
    const { updates, timeToLive } = planTable(reduced, existing(aTable()));
    expect(updates).toEqual([
      { TableName: 'Guest', GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byName' } }] },
      { TableName: 'Guest', StreamSpecification: { StreamEnabled: false } },
    ]);
    expect(timeToLive).toEqual([{ TableName: 'Guest', TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: false } }]);
  });

  it('turns a stream off and on again to change what it shows', () => {
    const changed = aTable({ stream: { viewType: 'KEYS_ONLY', arn: 'stream' } });
    expect(planTable(changed, existing(aTable())).updates.map(({ StreamSpecification }) => StreamSpecification)).toEqual([
      { StreamEnabled: false },
      { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
    ]);
  });

  it('refuses to change the key of a table that holds data, and says what can be done', () => {
    const changed = aTable({ key: { hash: { name: 'id', type: 'S' }, range: { name: 'at', type: 'N' } } });
    expect(() => planTable(changed, existing(aTable()))).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE_UNSUPPORTED',
        message: expect.stringContaining('from (id:S) to (id:S, at:N)') as string,
        resolution: expect.stringContaining('sandbox:reset') as string,
      }),
    );
  });
});
