import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchAssembly, synthesizeAs } from './branch-assembly.ts';
import { findCycle } from './dependency-cycle.ts';

/** A personal sandbox in AWS, with every capacity that can be asked for. */
let assembly: BranchAssembly;

beforeAll(async () => {
  assembly = await synthesizeAs('sandbox', {
    USHER_MAX_WRITES: '500',
    USHER_WARM_WRITES: '8000',
    USHER_SENDER_CONCURRENCY: '5',
    USHER_API_CACHE: 'SMALL',
    USHER_API_CACHE_SECONDS: '20',
  });
});
afterAll(() => assembly.remove());

describe('A personal sandbox', () => {
  it('holds no circle of dependencies', () => {
    expect(assembly.templates.length).toBeGreaterThan(10);
    expect(assembly.templates.map(findCycle).filter((cycle) => cycle !== undefined)).toEqual([]);
  });

  it('leaves no table behind, and pays for no backup', () => {
    const models = assembly.ofType('Custom::AmplifyDynamoDBTable');
    const internal = assembly.ofType('AWS::DynamoDB::GlobalTable');
    expect(models.length + internal.length).toBeGreaterThan(14);
    for (const table of [...models, ...internal]) expect(table.DeletionPolicy).toBe('Delete');
    for (const { Properties } of models) {
      expect(Properties).toMatchObject({
        deletionProtectionEnabled: false,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      });
    }
    for (const { Properties } of internal) {
      expect(Properties['Replicas']).toMatchObject([
        { DeletionProtectionEnabled: false, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } },
      ]);
    }
  });

  it('leaves no accounts behind', () => {
    const [pool] = assembly.ofType('AWS::Cognito::UserPool');
    expect(pool).toMatchObject({ DeletionPolicy: 'Delete', Properties: { DeletionProtection: 'INACTIVE' } });
  });

  it('empties the bucket of failed records when it goes', () => {
    const emptied = assembly.ofType('Custom::S3AutoDeleteObjects').map(({ Properties }) => JSON.stringify(Properties['BucketName']));
    expect(emptied.some((name) => name.includes('FailedRecords'))).toBe(true);
  });
});

describe('Capacity that was asked for', () => {
  it('warms the hot tables with their indexes, and raises what they take at most', () => {
    const tables = new Map(
      assembly.templates.flatMap(({ resources }) =>
        Object.entries(resources).flatMap(([id, { Type, Properties }]) =>
          Type === 'AWS::DynamoDB::GlobalTable' ? [[id.replace(/Table.*/, ''), Properties] as const] : [],
        ),
      ),
    );
    const warm = { WriteUnitsPerSecond: 8_000, ReadUnitsPerSecond: 12_000 };
    for (const name of ['Seat', 'Notice'])
      expect(tables.get(name), name).toMatchObject({
        WarmThroughput: warm,
        WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 8_000 },
      });
    for (const name of ['Entitlement', 'Stats']) {
      expect(tables.get(name), name).toMatchObject({ WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 500 } });
      expect(tables.get(name), name).not.toHaveProperty('WarmThroughput');
    }
    const indexes = tables.get('Notice')?.['GlobalSecondaryIndexes'] as { WarmThroughput: unknown }[];
    expect(indexes).toHaveLength(4);
    for (const index of indexes) expect(index.WarmThroughput).toEqual(warm);
  });

  it('keeps instances for the senders alone', () => {
    const reserved = assembly.ofType('AWS::Lambda::Function').filter(({ Properties }) => 'ReservedConcurrentExecutions' in Properties);
    expect(reserved.map(({ Properties }) => Properties['ReservedConcurrentExecutions'])).toEqual([5, 5]);
    const tags = reserved.map(({ Properties }) => JSON.stringify(Properties['Tags']));
    for (const name of ['send-notices', 'sweep-notices'])
      expect(
        tags.some((tag) => tag.includes(`"${name}"`)),
        name,
      ).toBe(true);
  });

  it('caches what everyone may read, encrypted, and nothing that belongs to someone', () => {
    expect(assembly.ofType('AWS::AppSync::ApiCache').map(({ Properties }) => Properties)).toMatchObject([
      {
        Type: 'SMALL',
        Ttl: 20,
        ApiCachingBehavior: 'PER_RESOLVER_CACHING',
        AtRestEncryptionEnabled: true,
        TransitEncryptionEnabled: true,
      },
    ]);
    const cached = assembly.ofType('AWS::AppSync::Resolver').filter(({ Properties }) => Properties['CachingConfig'] !== undefined);
    expect(cached.map(({ Properties }) => Properties['FieldName']).sort()).toEqual([
      'getAgenda',
      'getPublishedEvent',
      'listPublishedEvents',
    ]);
    for (const { Properties } of cached) expect(Properties['CachingConfig']).toMatchObject({ Ttl: 20 });
  });
});
