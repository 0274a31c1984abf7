import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUSINESS_METRICS } from '../../amplify/functions/runtime/business-metrics.ts';
import { anchorOf } from '../../amplify/infra/runbook-anchor.ts';
import type { BranchAssembly } from './branch-assembly.ts';
import { AWS_METRICS, functionsOf, resourcesOf, tableNamesOf } from './watched-resources.ts';

type AlarmMetric = { Namespace: string; MetricName: string; Dimensions?: { Name: string; Value: string }[] };

/** Whether operators learn what happens on a branch. A function, so that the suites share one synthesis. */
export const monitoringSuites = (assembly: () => BranchAssembly): void => {
  const named = (...types: string[]) => resourcesOf(assembly(), ...types);
  const operate = () => readFileSync(new URL('../../docs/operate.md', import.meta.url), 'utf8');

  describe('Every function', () => {
    it('is traced, and may send its traces', () => {
      const { backend } = assembly();
      expect(functionsOf(assembly()).length).toBeGreaterThan(20);
      for (const { name, properties } of functionsOf(assembly())) {
        expect(properties, name).toMatchObject({ TracingConfig: { Mode: 'Active' } });
        const actions = backend.roles.find(({ arn }) => arn === properties['Role'])?.statements.flatMap((statement) => statement.actions);
        expect(actions, name).toEqual(expect.arrayContaining(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']));
      }
    });

    it('also of Amplify and CDK, keeps its logs for a bounded time', () => {
      const functions = named('AWS::Lambda::Function');
      const groups = new Map(named('AWS::Logs::LogGroup').map(({ name, properties }) => [name, properties['RetentionInDays']]));
      expect(functions.length).toBeGreaterThan(functionsOf(assembly()).length);
      for (const { id, properties } of functions) {
        const { LogGroup } = (properties['LoggingConfig'] ?? {}) as { LogGroup?: string };
        expect(groups.get(LogGroup ?? ''), id).toBe(30);
      }
    });
  });

  describe('Logs', () => {
    it('of whatever kind are kept for a bounded time, the API’s among them', () => {
      for (const { id, properties } of named('AWS::Logs::LogGroup')) expect(properties['RetentionInDays'], id).toBeGreaterThan(0);
      const api = named('Custom::LogRetention').filter(({ properties }) => String(properties['LogGroupName']).startsWith('/aws/appsync/'));
      expect(api.map(({ properties }) => Number(properties['RetentionInDays']))).toEqual([30]);
    });
  });

  describe('The alarms', () => {
    const alarms = () => named('AWS::CloudWatch::Alarm');
    const metricsOf = (properties: Record<string, unknown>): AlarmMetric[] => {
      if ('MetricName' in properties) return [properties as unknown as AlarmMetric];
      const parts = properties['Metrics'] as { MetricStat?: { Metric: AlarmMetric } }[];
      return parts.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
    };
    /** What has an alarm on this metric, by its name. */
    const watchedFor = (metric: string): string[] =>
      alarms()
        .flatMap(({ properties }) => metricsOf(properties))
        .filter(({ MetricName }) => MetricName === metric)
        .flatMap(({ Dimensions = [] }) => Dimensions.map(({ Value }) => Value));

    it('wake the operator, when they begin and when they end', () => {
      const topic = assembly().backend.topics.find(({ logicalId }) => logicalId.startsWith('AlarmTopic'));
      expect(topic?.subscriptions).toMatchObject([{ protocol: 'email', endpoint: 'operators@usher.example' }]);
      for (const { id, properties } of alarms()) {
        expect(properties, id).toMatchObject({ AlarmActions: [topic?.arn], OKActions: [topic?.arn] });
      }
    });

    it('may be published by CloudWatch of this account alone, and over TLS', () => {
      const [policy] = named('AWS::SNS::TopicPolicy').filter(({ id }) => id.startsWith('AlarmTopic'));
      const { Statement } = policy?.properties['PolicyDocument'] as { Statement: Record<string, unknown>[] };
      expect(Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
      expect(Statement.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
        {
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': assembly().backend.accountId } },
        },
      ]);
    });

    it('each say what is wrong and name a runbook that is written', () => {
      const runbooks = [...operate().matchAll(/^### (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
      for (const { id, properties } of alarms()) {
        const [, anchor] = /docs\/operate\.md#([a-z0-9-]+)$/.exec(String(properties['AlarmDescription'])) ?? [];
        expect(runbooks, id).toContain(anchor);
      }
    });

    it('have no runbook too many', () => {
      const descriptions = alarms().map(({ properties }) => String(properties['AlarmDescription']));
      const runbooks = [...operate().matchAll(/^### (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
      expect(runbooks.length).toBeGreaterThan(10);
      const used = new Set(descriptions.map((description) => description.split('#')[1]));
      expect(runbooks.filter((anchor) => !used.has(anchor))).toEqual([]);
    });

    it.each(['Errors', 'Throttles'])('watch every function for %s', (metric) => {
      expect(watchedFor(metric).sort()).toEqual(
        functionsOf(assembly())
          .map(({ name }) => name)
          .sort(),
      );
    });

    it('watch every stream: how far behind, what was given up, and whether that could be kept', () => {
      const mappings = named('AWS::Lambda::EventSourceMapping');
      expect(mappings.length).toBeGreaterThan(7);
      for (const { id, name, properties } of mappings) {
        expect(properties, id).toMatchObject({ MetricsConfig: { Metrics: ['EventCount'] } });
        expect(watchedFor('IteratorAge'), id).toContain(properties['FunctionName']);
        expect(watchedFor('DestinationDeliveryFailures'), id).toContain(properties['FunctionName']);
        expect(watchedFor('OnFailureDestinationDeliveredEventCount'), id).toContain(name);
        expect(watchedFor('DroppedEventCount'), id).toContain(name);
      }
    });

    it('watch every failure queue and every table', () => {
      const queues = assembly().backend.queues.map(({ name }) => name);
      expect(queues.length).toBeGreaterThan(0);
      expect(watchedFor('ApproximateNumberOfMessagesVisible').sort()).toEqual(queues.sort());
      for (const metric of ['ReadThrottleEvents', 'WriteThrottleEvents']) {
        expect(watchedFor(metric).sort()).toEqual(tableNamesOf(assembly()).sort());
      }
    });

    it('watch the API’s errors and p99, registration’s p99, the sweeps, what texts cost and how e-mail is received', () => {
      const ids = alarms().map(({ id }) => id.replace(/[0-9A-F]{8}$/, ''));
      expect(ids).toEqual(
        expect.arrayContaining([
          ...['ApiFails', 'ApiRefuses', 'ApiSlow', 'RegistrationSlow', 'SweepNoticesStopped', 'SweepSessionsStopped'],
          ...['GuestTextsSpend', 'StaffTextsSpend', 'EmailBounces', 'EmailComplaints', 'EmailNoticesFail', 'SmsNoticesFail'],
          'RecordDeliveryEventsDropped',
        ]),
      );
      expect(alarms().filter(({ properties }) => properties['ExtendedStatistic'] === 'p99')).toHaveLength(2);
    });

    it('read metrics that exist', () => {
      for (const { id, properties } of alarms()) {
        for (const { Namespace, MetricName } of metricsOf(properties)) {
          const known = Namespace === 'Usher' ? Object.keys(BUSINESS_METRICS) : AWS_METRICS[Namespace];
          expect(known, `${id} ${Namespace}`).toContain(MetricName);
        }
      }
    });
  });
};
