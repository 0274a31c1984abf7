import { Duration, type Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { BUSINESS_METRICS, type BusinessMetric, type DimensionsOf } from '../functions/runtime/business-metrics.ts';
import { accountMetric, apiMetric, businessMetric, mappingMetric, tableMetric } from './service-metrics.ts';
import type { Watched } from './watched.ts';

const WIDTH = 24;
const HEIGHT = 6;

const heading = (text: string) => new TextWidget({ markdown: `## ${text}`, width: WIDTH, height: 1 });

/** Widgets side by side over the whole width. */
const row = (charts: Record<string, IMetric[]>): GraphWidget[] =>
  Object.entries(charts).map(
    ([title, left]) => new GraphWidget({ title, left, width: WIDTH / Object.keys(charts).length, height: HEIGHT, stacked: false }),
  );

/** Every combination of the dimensions' values: each is a line. */
const combinations = (dimensions: Readonly<Record<string, readonly string[]>>): Record<string, string>[] =>
  Object.entries(dimensions).reduce<Record<string, string>[]>(
    (some, [name, values]) => some.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );

/** All lines of a business metric. */
const lines = <Name extends BusinessMetric>(name: Name): IMetric[] =>
  combinations(BUSINESS_METRICS[name].dimensions).map((dimensions) =>
    businessMetric(name, dimensions as DimensionsOf<Name>, { label: Object.values(dimensions).join(' ') }),
  );

const percentiles = (name: 'TimeToClaim' | 'TimeToFulfil', words: string): IMetric[] =>
  ['p50', 'p95'].map((statistic) =>
    businessMetric(name, {}, { statistic, period: Duration.minutes(5), label: `${words} ${statistic}, seconds` }),
  );

/** What is looked at on the day of an event, from what guests notice down to what may be the cause (docs/operate.md). */
export const addDashboard = (stack: Stack, { apiId, functions, tables, queues }: Watched): Dashboard => {
  const dashboard = new Dashboard(stack, 'Dashboard', { defaultInterval: Duration.hours(3) });
  dashboard.addWidgets(heading('The event'));
  dashboard.addWidgets(
    ...row({ 'Check-ins': lines('CheckIns'), 'Why gates refused': lines('CheckInDenials'), Registrations: lines('Registrations') }),
  );
  dashboard.addWidgets(
    ...row({
      Requests: lines('Requests'),
      'How long guests wait': [...percentiles('TimeToClaim', 'claimed'), ...percentiles('TimeToFulfil', 'fulfilled')],
      'Places in sessions': lines('SessionPlaces'),
      'Doors of sessions': lines('SessionDoor'),
    }),
  );
  dashboard.addWidgets(...row({ Notices: lines('Notices'), 'What providers tell': lines('Deliveries') }));

  dashboard.addWidgets(heading('The API'));
  dashboard.addWidgets(
    ...row({
      Requests: [apiMetric(apiId, 'Latency', { statistic: 'SampleCount', label: 'requests' })],
      Errors: [apiMetric(apiId, '4XXError'), apiMetric(apiId, '5XXError')],
      'Latency, ms': ['p50', 'p99'].map((statistic) => apiMetric(apiId, 'Latency', { statistic, label: statistic })),
      'Live connections': [apiMetric(apiId, 'ActiveConnections'), apiMetric(apiId, 'ActiveSubscriptions')],
    }),
  );

  dashboard.addWidgets(heading('Functions'));
  dashboard.addWidgets(
    ...row({
      Errors: functions.map(({ name, lambda }) => lambda.metricErrors({ label: name })),
      Throttles: functions.map(({ name, lambda }) => lambda.metricThrottles({ label: name })),
      'Duration p99, ms': functions.map(({ name, lambda }) => lambda.metricDuration({ statistic: 'p99', label: name })),
      'At once': functions.map(({ name, lambda }) => lambda.metric('ConcurrentExecutions', { statistic: 'Maximum', label: name })),
    }),
  );

  dashboard.addWidgets(heading('Streams and failures'));
  const consumers = functions.filter(({ mappings }) => mappings.length > 0);
  dashboard.addWidgets(
    ...row({
      'Behind, ms': consumers.map(({ name, lambda }) => lambda.metric('IteratorAge', { statistic: 'Maximum', label: name })),
      'Records given up': consumers.flatMap(({ name, mappings }) =>
        mappings.map((mapping) => mappingMetric(mapping, 'OnFailureDestinationDeliveredEventCount', { label: name })),
      ),
      'In failure queues': queues.map(({ name, queue }) => queue.metricApproximateNumberOfMessagesVisible({ label: name })),
    }),
  );

  dashboard.addWidgets(heading('Tables'));
  const ofTables = (...metricNames: string[]) =>
    tables.flatMap(({ name, table }) =>
      metricNames.map((metricName) => tableMetric(table, metricName, { label: metricNames.length > 1 ? `${name} ${metricName}` : name })),
    );
  dashboard.addWidgets(
    ...row({
      Throttled: ofTables('ReadThrottleEvents', 'WriteThrottleEvents'),
      'Units read': ofTables('ConsumedReadCapacityUnits'),
      'Units written': ofTables('ConsumedWriteCapacityUnits'),
    }),
  );

  dashboard.addWidgets(heading('Messages'));
  dashboard.addWidgets(
    ...row({
      'E-mail reputation, share of all': [
        accountMetric('AWS/SES', 'Reputation.BounceRate', { label: 'bounces' }),
        accountMetric('AWS/SES', 'Reputation.ComplaintRate', { label: 'complaints' }),
      ],
      'Spent on texts this month, USD': [
        accountMetric('AWS/SMSVoice', 'TextMessageMonthlySpend', { label: 'to guests' }),
        accountMetric('AWS/SNS', 'SMSMonthToDateSpentUSD', { label: 'to staff' }),
      ],
    }),
  );
  return dashboard;
};
