import { Metrics } from '@aws-lambda-powertools/metrics';
import { BUSINESS_METRICS, type BusinessMetric, type DimensionsOf, METRIC_NAMESPACE, SERVICE_DIMENSION } from './business-metrics.ts';

const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: SERVICE_DIMENSION.service });

type Measurement<Name extends BusinessMetric> = {
  dimensions: DimensionsOf<Name>;
  /** How many, or how long; 1 when it is left out. */
  value?: number;
  /** Where it happened: a property of the line, never a dimension. */
  eventId: string;
};

type Kept = { name: BusinessMetric; dimensions: Record<string, string>; value: number; eventId: string };

/** Of the invocation that runs: an instance takes one event at a time. */
let kept: Kept[] = [];

/** Keeps a number until the invocation ends: nothing is written or called now. */
export const measure = <Name extends BusinessMetric>(name: Name, { dimensions, value = 1, eventId }: Measurement<Name>): void => {
  kept.push({ name, dimensions: dimensions as Record<string, string>, value, eventId });
};

/**
 * Writes what was measured, a line for each combination of dimensions and event, in the format that CloudWatch takes for
 * metrics (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format.html).
 */
export const publishMetrics = (): void => {
  const lines = new Map<string, Kept[]>();
  for (const one of kept) {
    const line = JSON.stringify([one.eventId, one.dimensions]);
    lines.set(line, [...(lines.get(line) ?? []), one]);
  }
  kept = [];
  for (const line of lines.values()) publishLine(line);
};

const publishLine = (line: readonly Kept[]): void => {
  const [first] = line;
  if (!first) return;
  metrics.addDimensions(first.dimensions);
  metrics.addMetadata('eventId', first.eventId);
  for (const [name, values] of valuesOf(line)) for (const value of values) metrics.addMetric(name, BUSINESS_METRICS[name].unit, value);
  metrics.publishStoredMetrics();
};

/** Counts as their sum; durations one by one, so that percentiles can be told. */
const valuesOf = (line: readonly Kept[]): Map<BusinessMetric, number[]> => {
  const values = new Map<BusinessMetric, number[]>();
  for (const { name, value } of line) {
    const before = values.get(name) ?? [];
    values.set(name, BUSINESS_METRICS[name].unit === 'Count' ? [(before[0] ?? 0) + value] : [...before, value]);
  }
  return values;
};
