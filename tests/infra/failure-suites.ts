import { describe, expect, it } from 'vitest';
import type { BranchAssembly, Resource } from './branch-assembly.ts';
import { functionsThatMay } from './rights.ts';
import { resourcesOf } from './watched-resources.ts';

type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

/** Goes off with the first one, and tells operators, not only a dashboard. */
const WAKES = {
  Threshold: 0,
  EvaluationPeriods: 1,
  ComparisonOperator: 'GreaterThanThreshold',
  AlarmActions: [expect.stringContaining(':AlarmTopic')],
};

/** What becomes of records that cannot be dealt with, and of data when a stack goes. */
export const failureSuites = (assembly: () => BranchAssembly): void => {
  const backend = () => assembly().backend;
  const mappings = () => assembly().ofType('AWS::Lambda::EventSourceMapping');
  /** Alarms on this metric of one resource, which metrics name by `name`; whichever stacks the two are in. */
  const alarmsOn = (name: string, metric: string): Record<string, unknown>[] =>
    resourcesOf(assembly(), 'AWS::CloudWatch::Alarm')
      .map(({ properties }) => properties)
      .filter((properties) => [`"Value":"${name}"`, `"MetricName":"${metric}"`].every((part) => JSON.stringify(properties).includes(part)));
  const failed = (): Resource => {
    const [bucket, ...others] = assembly().templates.flatMap(({ resources }) =>
      Object.entries(resources).flatMap(([id, resource]) =>
        resource.Type === 'AWS::S3::Bucket' && id.startsWith('FailedRecords') ? [resource] : [],
      ),
    );
    expect(others).toEqual([]);
    if (!bucket) throw new Error('There is no bucket of failed records.');
    return bucket;
  };

  describe('What streams give up', () => {
    it('is kept whole, in one bucket, by every stream', () => {
      expect(backend().buckets).toMatchObject([{ expiresAfterDays: 30 }]);
      const [{ arn } = { arn: '' }] = backend().buckets;
      expect(backend().eventSourceMappings.length).toBeGreaterThan(6);
      for (const mapping of backend().eventSourceMappings) {
        expect(mapping, mapping.functionArn).toMatchObject({
          onFailureArn: arn,
          bisectBatchOnFunctionError: true,
          reportBatchItemFailures: true,
          maximumRetryAttempts: 5,
          maximumRecordAgeSeconds: 21_600,
          parallelizationFactor: 1,
        });
      }
    });

    it('lies in a bucket that is private, encrypted, and outlives its stack', () => {
      const bucket = failed();
      expect(bucket).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      expect(bucket.Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        LifecycleConfiguration: { Rules: [{ ExpirationInDays: 30, Status: 'Enabled' }] },
      });
      // An older version of an object would hold records that were redriven and deleted.
      expect(bucket.Properties['VersioningConfiguration']).toBeUndefined();
    });

    it('travels encrypted alone', () => {
      const policies = assembly()
        .ofType('AWS::S3::BucketPolicy')
        .filter(({ Properties }) => JSON.stringify(Properties['Bucket']).includes('FailedRecords'));
      expect(policies).toHaveLength(1);
      const { Statement: statements } = policies[0]?.Properties['PolicyDocument'] as { Statement: Statement[] };
      expect(statements).toMatchObject([{ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]);
    });

    it('is written by the functions of streams, which can neither read nor delete it', () => {
      const isObject = (resource: string): boolean => resource.startsWith('arn:aws:s3:::');
      const [bucket] = backend().buckets;
      const fed = new Set(backend().eventSourceMappings.map(({ functionArn }) => functionArn.split(':').at(-1)));
      const isOfBucket = (resource: string): boolean => resource.startsWith(bucket?.arn ?? 'none');
      expect(functionsThatMay(backend(), ['s3:PutObject'], isOfBucket).sort()).toEqual([...fed].sort());
      const roles = new Set(
        backend()
          .functions.filter(({ name }) => fed.has(name))
          .map(({ roleArn }) => roleArn),
      );
      const statements = backend()
        .roles.filter(({ arn }) => roles.has(arn))
        .flatMap((role) => role.statements)
        .filter(({ resources }) => resources.some(isObject));
      expect(new Set(statements.flatMap(({ actions }) => actions))).toEqual(new Set(['s3:PutObject', 's3:ListBucket']));
      for (const { actions, resources } of statements)
        expect(resources).toEqual(actions.includes('s3:PutObject') ? [`${bucket?.arn}/aws/lambda/*`] : [bucket?.arn]);
    });

    it('is counted, for every stream', () => {
      for (const { Properties } of mappings()) expect(Properties['MetricsConfig']).toEqual({ Metrics: ['EventCount'] });
    });

    it('wakes someone, whichever stream it was', () => {
      const streams = resourcesOf(assembly(), 'AWS::Lambda::EventSourceMapping');
      expect(streams.length).toBe(mappings().length);
      for (const { id, name } of streams) expect(alarmsOn(name, 'OnFailureDestinationDeliveredEventCount'), id).toMatchObject([WAKES]);
    });
  });

  describe('What is given up of delivery events', () => {
    it('is kept for two weeks in an encrypted queue', () => {
      const [queue, ...others] = assembly().ofType('AWS::SQS::Queue');
      expect(others).toEqual([]);
      expect(queue?.Properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
    });

    it('wakes someone', () => {
      const [queue] = backend().queues;
      expect(queue?.name).toMatch(/^RecordDeliveryFailures/);
      expect(alarmsOn(queue?.name ?? '', 'ApproximateNumberOfMessagesVisible')).toMatchObject([WAKES]);
    });
  });

  describe('Schedules', () => {
    it('try nothing again: the next minute is the retry', () => {
      const schedules = assembly().ofType('AWS::Scheduler::Schedule');
      expect(schedules).toHaveLength(2);
      for (const { Properties } of schedules) {
        expect(Properties['Target']).toMatchObject({ RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 } });
        // What waits for the next minute is only the time: nothing is lost with it.
        expect(Properties['Target']).not.toHaveProperty('Input');
        expect(Properties['ScheduleExpression']).toBe('cron(*/1 * * * ? *)');
      }
    });

    it('leave nothing to Lambda’s own retries either', () => {
      const targets = backend().schedules.map(({ targetArn }) => targetArn);
      const swept = backend().functions.filter(({ arn }) => targets.includes(arn));
      expect(swept.map(({ name }) => name).sort()).toEqual(['sweep-notices', 'sweep-sessions']);
      for (const { asynchronousRetries } of swept) expect(asynchronousRetries).toBe(0);
      const bounded = assembly()
        .ofType('AWS::Lambda::EventInvokeConfig')
        .filter(({ Properties }) => Properties['MaximumRetryAttempts'] === 0);
      expect(bounded).toHaveLength(swept.length);
      for (const { Properties } of bounded) expect(Properties['MaximumEventAgeInSeconds']).toBe(60);
    });
  });

  describe('Data of a branch', () => {
    it('outlives its stack: every table, the accounts, and nothing that is deleted with a rename', () => {
      const kept = ['Custom::AmplifyDynamoDBTable', 'AWS::DynamoDB::GlobalTable', 'AWS::Cognito::UserPool'].flatMap((type) =>
        assembly().ofType(type),
      );
      expect(kept.length).toBeGreaterThan(15);
      for (const resource of kept) expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    });
  });
};
