import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { type BusinessMetric, type DimensionsOf, METRIC_NAMESPACE, SERVICE_DIMENSION } from '../functions/runtime/business-metrics.ts';

type Options = { statistic?: string; period?: Duration; label?: string };

const FIVE_MINUTES = Duration.minutes(5);

/** https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html. `Requests` there is of the whole account: latencies are counted instead. */
export const apiMetric = (apiId: string, metricName: string, options: Options = {}): Metric =>
  new Metric({
    namespace: 'AWS/AppSync',
    metricName,
    dimensionsMap: { GraphQLAPIId: apiId },
    statistic: 'Sum',
    period: FIVE_MINUTES,
    ...options,
  });

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
export const tableMetric = (table: ITable, metricName: string, options: Options = {}): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: table.tableName },
    statistic: 'Sum',
    period: FIVE_MINUTES,
    ...options,
  });

/** Of the events of one stream: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics */
export const mappingMetric = (mapping: CfnEventSourceMapping, metricName: string, options: Options = {}): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { EventSourceMappingUUID: mapping.ref },
    statistic: 'Sum',
    period: FIVE_MINUTES,
    ...options,
  });

/** Of the whole account: what providers count for all that send through it. */
export const accountMetric = (namespace: string, metricName: string, options: Options = {}): Metric =>
  new Metric({ namespace, metricName, statistic: 'Maximum', period: Duration.hours(1), ...options });

/** Of what organizers count (functions/runtime/business-metrics.ts). */
export const businessMetric = <Name extends BusinessMetric>(name: Name, dimensions: DimensionsOf<Name>, options: Options = {}): Metric =>
  new Metric({
    namespace: METRIC_NAMESPACE,
    metricName: name,
    dimensionsMap: { ...SERVICE_DIMENSION, ...(dimensions as Record<string, string>) },
    statistic: 'Sum',
    period: Duration.minutes(1),
    ...options,
  });
