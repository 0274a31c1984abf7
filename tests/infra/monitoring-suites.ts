import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUSINESS_METRICS } from '../../amplify/functions/runtime/business-metrics.ts';
import { anchorOf } from '../../amplify/infra/runbook-anchor.ts';
import type { BranchAssembly } from './branch-assembly.ts';
import { AWS_METRICS, functionsOf, resourcesOf, textOf } from './watched-resources.ts';

type AlarmMetric = { Namespace: string; MetricName: string; Dimensions?: { Name: string; Value: unknown }[] };

/** Whether operators learn what happens on a branch. A function, so that the suites share one synthesis. */
export const monitoringSuites = (assembly: () => BranchAssembly): void => {
  const named = (type: string) => resourcesOf(assembly(), type);
  const ourFunctions = () => functionsOf(assembly());
  const operate = () => readFileSync(new URL('../../docs/operate.md', import.meta.url), 'utf8');

  describe('Every function', () => {
    it('is traced, and may send its traces', () => {
      const policies = named('AWS::IAM::Policy').map(({ resource }) => resource.Properties as { Roles: unknown; PolicyDocument: unknown });
      expect(ourFunctions().length).toBeGreaterThan(20);
      for (const { id, resource } of ourFunctions()) {
        expect(resource.Properties, id).toMatchObject({ TracingConfig: { Mode: 'Active' } });
        const role = (resource.Properties['Role'] as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
        const own = JSON.stringify(policies.filter(({ Roles }) => JSON.stringify(Roles).includes(`"${role}"`)));
        expect(own, id).toContain('xray:PutTraceSegments');
        expect(own, id).toContain('xray:PutTelemetryRecords');
      }
    });

    it('also of Amplify and CDK, keeps its logs for a bounded time', () => {
      const functions = named('AWS::Lambda::Function');
      expect(functions.length).toBeGreaterThan(ourFunctions().length);
      for (const { id, resource } of functions) {
        const { LogGroup } = (resource.Properties['LoggingConfig'] ?? {}) as { LogGroup?: { Ref: string } };
        const group = named('AWS::Logs::LogGroup').find((candidate) => candidate.id === LogGroup?.Ref);
        expect(group?.resource.Properties['RetentionInDays'], id).toBeGreaterThan(0);
        expect(group?.resource.Properties['RetentionInDays'], id).toBeLessThanOrEqual(30);
      }
    });
  });

  describe('Logs', () => {
    it('of whatever kind are kept for a bounded time, the API’s among them', () => {
      for (const { id, resource } of named('AWS::Logs::LogGroup')) {
        expect(resource.Properties['RetentionInDays'], id).toBeGreaterThan(0);
      }
      const api = named('Custom::LogRetention').filter(({ resource }) =>
        JSON.stringify(resource.Properties).includes('/aws/appsync/apis/'),
      );
      expect(api.map(({ resource }) => resource.Properties['RetentionInDays'])).toEqual([30]);
    });
  });

  describe('The alarms', () => {
    const alarms = () => named('AWS::CloudWatch::Alarm');
    const text = () => JSON.stringify(alarms().map(({ resource }) => resource.Properties));
    const metricsOf = (properties: Record<string, unknown>): AlarmMetric[] => {
      if ('MetricName' in properties) return [properties as unknown as AlarmMetric];
      const parts = properties['Metrics'] as { MetricStat?: { Metric: AlarmMetric } }[];
      return parts.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
    };

    it('wake the operator, when they begin and when they end', () => {
      const topic = named('AWS::SNS::Topic').find(({ id }) => id.startsWith('AlarmTopic'));
      expect(topic).toBeDefined();
      for (const { id, resource } of alarms()) {
        expect(resource.Properties, id).toMatchObject({ AlarmActions: [{ Ref: topic?.id }], OKActions: [{ Ref: topic?.id }] });
      }
      expect(named('AWS::SNS::Subscription').map(({ resource }) => resource.Properties)).toContainEqual({
        Protocol: 'email',
        Endpoint: 'operators@usher.example',
        TopicArn: { Ref: topic?.id },
      });
    });

    it('may be published by CloudWatch of this account alone, and over TLS', () => {
      const policy = named('AWS::SNS::TopicPolicy').find(({ resource }) =>
        JSON.stringify(resource.Properties['Topics']).includes('AlarmTopic'),
      );
      const { Statement } = policy?.resource.Properties['PolicyDocument'] as { Statement: Record<string, unknown>[] };
      expect(Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
      expect(Statement.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
        {
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ]);
    });

    it('each say what is wrong and name a runbook that is written', () => {
      const runbooks = new Set([...operate().matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? '')));
      for (const { id, resource } of alarms()) {
        const description = String(resource.Properties['AlarmDescription']);
        const [, anchor] = /docs\/operate\.md#([a-z0-9-]+)$/.exec(description) ?? [];
        expect(runbooks, `${id}: ${description}`).toContain(anchor);
      }
    });

    it('have no runbook too many', () => {
      const section =
        operate()
          .split(/^## Runbooks$/m)[1]
          ?.split(/^## /m)[0] ?? '';
      const written = [...section.matchAll(/^### (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
      expect(written.length).toBeGreaterThan(10);
      for (const anchor of written) expect(text(), anchor).toContain(`docs/operate.md#${anchor}"`);
    });

    it.each(['Errors', 'Throttles'])('watch every function for %s', (metric) => {
      const watched = alarms()
        .flatMap(({ resource }) => metricsOf(resource.Properties))
        .filter(({ MetricName }) => MetricName === metric);
      for (const { id } of ourFunctions()) expect(JSON.stringify(watched), id).toContain(id);
    });

    it('watch every stream: how far behind, what was given up, and whether that could be kept', () => {
      const mappings = named('AWS::Lambda::EventSourceMapping');
      expect(mappings.length).toBeGreaterThan(7);
      for (const { id, resource } of mappings) {
        expect(resource.Properties, id).toMatchObject({ MetricsConfig: { Metrics: ['EventCount'] } });
        const consumer = textOf(resource.Properties['FunctionName']);
        const of = (metric: string, reference: string) =>
          alarms()
            .flatMap(({ resource: alarm }) => metricsOf(alarm.Properties))
            .filter(({ MetricName, Dimensions }) => MetricName === metric && JSON.stringify(Dimensions).includes(reference));
        expect(of('IteratorAge', consumer), consumer).not.toEqual([]);
        expect(of('DestinationDeliveryFailures', consumer), consumer).not.toEqual([]);
        expect(of('OnFailureDestinationDeliveredEventCount', id), id).not.toEqual([]);
        expect(of('DroppedEventCount', id), id).not.toEqual([]);
      }
    });

    it('watch every failure queue and every table', () => {
      const queues = named('AWS::SQS::Queue');
      const tables = [...named('AWS::DynamoDB::GlobalTable'), ...named('Custom::AmplifyDynamoDBTable')];
      expect(queues.length).toBeGreaterThan(0);
      expect(tables.length).toBeGreaterThan(14);
      for (const { id } of [...queues, ...tables]) expect(text(), id).toContain(id);
    });

    it('watch the API’s errors and p99, registration’s p99, the sweeps, what texts cost and how e-mail is received', () => {
      const ids = alarms().map(({ id }) => id.replace(/[0-9A-F]{8}$/, ''));
      for (const id of [
        ...['ApiFails', 'ApiRefuses', 'ApiSlow', 'RegistrationSlow', 'SweepNoticesStopped', 'SweepSessionsStopped'],
        ...['GuestTextsSpend', 'StaffTextsSpend', 'EmailBounces', 'EmailComplaints', 'EmailNoticesFail', 'SmsNoticesFail'],
        'RecordDeliveryEventsDropped',
      ]) {
        expect(ids, id).toContain(id);
      }
      const p99 = alarms().filter(({ resource }) => resource.Properties['ExtendedStatistic'] === 'p99');
      expect(p99).toHaveLength(2);
    });

    it('read metrics that exist', () => {
      for (const { id, resource } of alarms()) {
        for (const { Namespace, MetricName } of metricsOf(resource.Properties)) {
          const known = Namespace === 'Usher' ? Object.keys(BUSINESS_METRICS) : AWS_METRICS[Namespace];
          expect(known, `${id} ${Namespace}`).toContain(MetricName);
        }
      }
    });
  });
};
