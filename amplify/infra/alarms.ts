import { Duration, type Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { anchorOf } from './runbook-anchor.ts';
import { accountMetric, apiMetric, businessMetric, mappingMetric, tableMetric } from './service-metrics.ts';
import type { Watched, WatchedFunction } from './watched.ts';
import { readSettings } from './settings.ts';

/** One alarm. It goes off when the metric is above the threshold, or for `below` under it. */
type Rule = {
  /** Unique, and stable: an alarm that is renamed forgets its history. */
  id: string;
  /** Heading of its runbook in docs/operate.md. */
  runbook: string;
  /** What is wrong, for someone who is woken by it. */
  says: string;
  metric: IMetric;
  threshold: number;
  below?: boolean;
  /** Of this many periods in a row; 1 when it is left out. */
  periods?: number;
};

const FIVE_MINUTES = Duration.minutes(5);
const LATE_MS = Duration.minutes(10).toMilliseconds();
/** SES looks into an account at 5 % and 0.1 %: https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-dg.html */
const BOUNCE_RATE = 0.03;
const COMPLAINT_RATE = 0.0008;
/** Of the month's budget for texts. */
const BUDGET_SHARE = 0.8;

const STANDARD_BUDGET_USD = 100;
const budgetUsd = (): number => Number(readSettings(process.env).USHER_SMS_BUDGET_USD ?? STANDARD_BUDGET_USD);

const inWords = (name: string): string => name.replaceAll('-', ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
const inCamels = (name: string): string => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const functionRules = ({ name, lambda, mappings, hasFailureDestination }: WatchedFunction): Rule[] => [
  {
    id: `${inCamels(name)}Errors`,
    runbook: 'A function fails',
    says: `${name} ends with errors.`,
    metric: lambda.metricErrors({ period: FIVE_MINUTES }),
    threshold: 0,
  },
  {
    id: `${inCamels(name)}Throttled`,
    runbook: 'A function is throttled',
    says: `Lambda refuses to start ${name}.`,
    metric: lambda.metricThrottles({ period: FIVE_MINUTES }),
    threshold: 0,
  },
  ...mappings.flatMap((mapping, index): Rule[] => [
    {
      id: `${inCamels(name)}GaveUp${index || ''}`,
      runbook: 'Records were given up',
      says: `${name} gave up records of its stream after several tries.`,
      // Dropped are those whose destination could not be reached either. What did not happen writes no zero of its own.
      metric: new MathExpression({
        expression: 'SUM([FILL(kept, 0), FILL(lost, 0)])',
        usingMetrics: {
          kept: mappingMetric(mapping, 'OnFailureDestinationDeliveredEventCount'),
          lost: mappingMetric(mapping, 'DroppedEventCount'),
        },
        period: FIVE_MINUTES,
      }),
      threshold: 0,
    },
  ]),
  ...(mappings.length > 0
    ? [
        {
          id: `${inCamels(name)}Behind`,
          runbook: 'A stream is behind',
          says: `${name} is more than ten minutes behind its stream.`,
          metric: lambda.metric('IteratorAge', { statistic: 'Maximum', period: FIVE_MINUTES }),
          threshold: LATE_MS,
        },
      ]
    : []),
  ...(mappings.length > 0 || hasFailureDestination
    ? [
        {
          id: `${inCamels(name)}NotKept`,
          runbook: 'A failure destination cannot be reached',
          says: `What ${name} gives up cannot be kept: it is lost.`,
          metric: lambda.metric('DestinationDeliveryFailures', { statistic: 'Sum', period: FIVE_MINUTES }),
          threshold: 0,
        },
      ]
    : []),
];

/** Functions that nobody waits for and no stream feeds: whether their events come at all is seen by these alone. */
const asynchronousRules = ({ name, lambda }: WatchedFunction): Rule[] => [
  {
    id: `${inCamels(name)}EventsDropped`,
    runbook: 'Asynchronous events were dropped',
    says: `Lambda dropped events for ${name} before it ran.`,
    metric: lambda.metric('AsyncEventsDropped', { statistic: 'Sum', period: FIVE_MINUTES }),
    threshold: 0,
  },
];

const sweepRules = ({ name, lambda }: WatchedFunction): Rule[] => [
  {
    id: `${inCamels(name)}Stopped`,
    runbook: 'A sweep does not run',
    says: `${name} runs every minute, and did not run for ten.`,
    metric: lambda.metricInvocations({ period: FIVE_MINUTES }),
    threshold: 1,
    below: true,
    periods: 2,
  },
];

const isSweep = ({ name }: WatchedFunction): boolean => name.startsWith('sweep-');

const rulesOf = ({ apiId, functions, tables, queues }: Watched): Rule[] => [
  ...functions.flatMap(functionRules),
  ...functions.filter((one) => one.hasFailureDestination || isSweep(one)).flatMap(asynchronousRules),
  ...functions.filter(isSweep).flatMap(sweepRules),
  ...functions
    .filter(({ name }) => name === 'registration')
    .map(({ lambda }) => ({
      id: 'RegistrationSlow',
      runbook: 'Registration is slow',
      says: 'One registration in a hundred takes more than five seconds.',
      metric: lambda.metricDuration({ statistic: 'p99', period: FIVE_MINUTES }),
      threshold: 5_000,
      periods: 2,
    })),
  ...queues.map(({ name, queue }) => ({
    id: `${inCamels(name)}NotEmpty`,
    runbook: 'A failure queue is not empty',
    says: `Messages wait in the queue ${inWords(name).toLowerCase()}.`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' }),
    threshold: 0,
  })),
  ...tables.map(({ name, table }) => ({
    id: `${name}TableThrottled`,
    runbook: 'A table is throttled',
    says: `DynamoDB refuses reads or writes of the table ${name}.`,
    metric: new MathExpression({
      expression: 'SUM([FILL(reads, 0), FILL(writes, 0)])',
      usingMetrics: { reads: tableMetric(table, 'ReadThrottleEvents'), writes: tableMetric(table, 'WriteThrottleEvents') },
      period: FIVE_MINUTES,
    }),
    threshold: 10,
  })),
  {
    id: 'ApiFails',
    runbook: 'The API fails',
    says: 'The API answers with server errors.',
    metric: apiMetric(apiId, '5XXError'),
    threshold: 5,
  },
  {
    id: 'ApiRefuses',
    runbook: 'The API refuses many requests',
    says: 'The API refuses more requests than people make mistakes.',
    metric: apiMetric(apiId, '4XXError'),
    threshold: 500,
    periods: 2,
  },
  {
    id: 'ApiSlow',
    runbook: 'The API is slow',
    says: 'One request in a hundred takes more than two seconds.',
    metric: apiMetric(apiId, 'Latency', { statistic: 'p99' }),
    threshold: 2_000,
    periods: 3,
  },
  ...(['EMAIL', 'SMS'] as const).map((channel) => ({
    id: `${inCamels(channel.toLowerCase())}NoticesFail`,
    runbook: 'Notices fail',
    says: `${channel === 'EMAIL' ? 'E-mails' : 'Texts'} to guests end as failed.`,
    metric: businessMetric('Notices', { channel, state: 'FAILED' }, { period: FIVE_MINUTES }),
    threshold: 20,
  })),
  {
    id: 'EmailBounces',
    runbook: 'E-mails bounce',
    says: 'More than 3 % of e-mails bounce; at 5 % SES looks into the account.',
    metric: accountMetric('AWS/SES', 'Reputation.BounceRate'),
    threshold: BOUNCE_RATE,
  },
  {
    id: 'EmailComplaints',
    runbook: 'E-mails are complained about',
    says: 'More than 0.08 % of e-mails are marked as spam; at 0.1 % SES looks into the account.',
    metric: accountMetric('AWS/SES', 'Reputation.ComplaintRate'),
    threshold: COMPLAINT_RATE,
  },
  {
    id: 'GuestTextsSpend',
    runbook: 'Texts cost too much',
    says: 'Texts to guests have used 80 % of the month’s budget.',
    metric: accountMetric('AWS/SMSVoice', 'TextMessageMonthlySpend'),
    threshold: BUDGET_SHARE * budgetUsd(),
  },
  {
    id: 'StaffTextsSpend',
    runbook: 'Texts cost too much',
    says: 'Texts to staff have used 80 % of the month’s budget.',
    metric: accountMetric('AWS/SNS', 'SMSMonthToDateSpentUSD'),
    threshold: BUDGET_SHARE * budgetUsd(),
  },
];

/** Wakes an operator, and says where to read what to do. */
export const addAlarms = (stack: Stack, { watched, topic }: { watched: Watched; topic: ITopic }): void => {
  const action = new SnsAction(topic);
  // Off by default, and paid for as metrics of one's own.
  for (const mapping of watched.functions.flatMap(({ mappings }) => mappings)) mapping.metricsConfig = { metrics: ['EventCount'] };
  for (const { id, runbook, says, metric, threshold, below = false, periods = 1 } of rulesOf(watched)) {
    const alarm = new Alarm(stack, id, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
      // No data is good news, but for what should run always.
      treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${says} What to do: docs/operate.md#${anchorOf(runbook)}`,
    });
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
};
