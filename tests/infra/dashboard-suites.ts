import { describe, expect, it } from 'vitest';
import { BUSINESS_METRICS } from '../../amplify/functions/runtime/business-metrics.ts';
import type { BranchAssembly } from './branch-assembly.ts';
import { AWS_METRICS, functionsOf, resourcesOf, tableNamesOf } from './watched-resources.ts';

type MetricLine = { namespace: string; name: string; dimensions: Record<string, string> };

/** What the dashboard shows. A function, so that the suites share one synthesis. */
export const dashboardSuites = (assembly: () => BranchAssembly): void => {
  const shown = (): MetricLine[] => {
    const [dashboard, ...others] = resourcesOf(assembly(), 'AWS::CloudWatch::Dashboard');
    expect(others).toEqual([]);
    const { widgets } = JSON.parse(String(dashboard?.properties['DashboardBody'])) as {
      widgets: { properties: { metrics?: unknown[][] } }[];
    };
    return widgets
      .flatMap(({ properties }) => properties.metrics ?? [])
      .map((line) => {
        const [namespace = '', name = '', ...rest] = line.filter((part) => typeof part === 'string');
        const pairs = rest.flatMap((part, index) => (index % 2 === 0 ? [[part, rest[index + 1] ?? '']] : []));
        return { namespace, name, dimensions: Object.fromEntries(pairs) as Record<string, string> };
      });
  };
  /** What has a line of this metric, by its name. */
  const shownFor = (metric: string): string[] =>
    shown()
      .filter(({ name }) => name === metric)
      .flatMap(({ dimensions }) => Object.values(dimensions));

  describe('The dashboard', () => {
    it.each(['Errors', 'Throttles', 'Duration', 'ConcurrentExecutions'])('shows %s of every function', (metric) => {
      expect(shownFor(metric).sort()).toEqual(
        functionsOf(assembly())
          .map(({ name }) => name)
          .sort(),
      );
    });

    it('shows every table, stream and queue, and the API', () => {
      const { backend } = assembly();
      for (const metric of ['ReadThrottleEvents', 'WriteThrottleEvents', 'ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits']) {
        expect(shownFor(metric).sort(), metric).toEqual(tableNamesOf(assembly()).sort());
      }
      const mappings = resourcesOf(assembly(), 'AWS::Lambda::EventSourceMapping').map(({ name }) => name);
      expect(shownFor('OnFailureDestinationDeliveredEventCount').sort()).toEqual(mappings.sort());
      expect(shownFor('ApproximateNumberOfMessagesVisible').sort()).toEqual(backend.queues.map(({ name }) => name).sort());
      for (const metric of ['4XXError', '5XXError', 'Latency']) expect(shownFor(metric), metric).toContain(backend.api?.id);
    });

    it('names metrics that exist, and of ours every combination that is written', () => {
      const ours = new Map<string, Set<string>>();
      for (const { namespace, name, dimensions } of shown()) {
        if (namespace !== 'Usher') {
          expect(AWS_METRICS[namespace], namespace).toContain(name);
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
        const values: (readonly string[])[] = Object.values(dimensions);
        expect(ours.get(name)?.size, name).toBe(values.reduce((count, some) => count * some.length, 1));
      }
    });
  });
};
