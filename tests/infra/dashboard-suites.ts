import { describe, expect, it } from 'vitest';
import { BUSINESS_METRICS } from '../../amplify/functions/runtime/business-metrics.ts';
import type { BranchAssembly } from './branch-assembly.ts';
import { AWS_METRICS, functionsOf, resourcesOf, textOf } from './watched-resources.ts';

type MetricLine = { namespace: string; name: string; dimensions: Record<string, string> };

/** What the dashboard shows. A function, so that the suites share one synthesis. */
export const dashboardSuites = (assembly: () => BranchAssembly): void => {
  const named = (type: string) => resourcesOf(assembly(), type);

  describe('The dashboard', () => {
    const body = (): string => {
      const [dashboard, ...others] = named('AWS::CloudWatch::Dashboard');
      expect(others).toEqual([]);
      return textOf(dashboard?.resource.Properties['DashboardBody']);
    };
    const shown = (): MetricLine[] => {
      const { widgets } = JSON.parse(body()) as { widgets: { properties: { metrics?: unknown[][] } }[] };
      return widgets
        .flatMap(({ properties }) => properties.metrics ?? [])
        .map((line) => {
          const [namespace, name, ...rest] = line.filter((part) => typeof part === 'string');
          const pairs = rest.flatMap((part, index) => (index % 2 === 0 ? [[part, rest[index + 1] ?? '']] : []));
          return { namespace: namespace ?? '', name: name ?? '', dimensions: Object.fromEntries(pairs) as Record<string, string> };
        });
    };

    it('shows every function, table, stream and queue', () => {
      const all = [
        ...functionsOf(assembly()),
        ...named('AWS::DynamoDB::GlobalTable'),
        ...named('Custom::AmplifyDynamoDBTable'),
        ...named('AWS::Lambda::EventSourceMapping'),
        ...named('AWS::SQS::Queue'),
        ...named('AWS::AppSync::GraphQLApi'),
      ];
      for (const { id } of all) expect(body(), id).toContain(id);
    });

    it('names metrics that exist, and of ours every combination that is written', () => {
      const ours = new Map<string, Set<string>>();
      for (const { namespace, name, dimensions } of shown()) {
        if (namespace !== 'Usher') {
          expect(AWS_METRICS[namespace], `${namespace} on the dashboard`).toContain(name);
          continue;
        }
        const { service, ...own } = dimensions;
        expect(service).toBe('usher');
        const allowed = BUSINESS_METRICS[name as keyof typeof BUSINESS_METRICS].dimensions as Record<string, readonly string[]>;
        expect(Object.keys(own).sort()).toEqual(Object.keys(allowed).sort());
        for (const [dimension, value] of Object.entries(own)) expect(allowed[dimension]).toContain(value);
        ours.set(name, (ours.get(name) ?? new Set()).add(JSON.stringify(own)));
      }
      for (const [name, { dimensions }] of Object.entries(BUSINESS_METRICS)) {
        const combinations = Object.values(dimensions as Record<string, readonly string[]>).reduce(
          (count, values) => count * values.length,
          1,
        );
        expect(ours.get(name)?.size, name).toBe(combinations);
      }
    });
  });
};
