import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { backend } from '../backend.ts';

type Backend = typeof backend;

/** One trace from the API through the functions to the tables. */
export const addTracing = ({ data, agenda, registration, checkInDesk, manageEvent, confirmRegistration }: Backend): void => {
  data.resources.cfnResources.cfnGraphqlApi.xrayEnabled = true;
  for (const { resources } of [agenda, registration, checkInDesk, manageEvent, confirmRegistration]) {
    resources.cfnResources.cfnFunction.tracingConfig = { mode: 'Active' };
    // X-Ray has no resources to name.
    resources.lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
    );
  }
};

/** What someone should look at: guests who were not told, news that comes late, an API that fails. */
export const addAlarms = ({ data, confirmRegistration }: Backend, failures: Queue): void => {
  const { stack } = data;
  const whenAbove = (id: string, metric: Metric, threshold: number, description: string) =>
    new Alarm(stack, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: description,
    });
  whenAbove(
    'GuestsNotTold',
    failures.metricApproximateNumberOfMessagesVisible(),
    0,
    'Confirmations that could not be sent wait in the failure queue.',
  );
  whenAbove(
    'GuestsToldLate',
    confirmRegistration.resources.lambda.metric('IteratorAge', { statistic: 'max', period: Duration.minutes(5) }),
    Duration.minutes(10).toMilliseconds(),
    'Confirmations are more than ten minutes behind.',
  );
  whenAbove(
    'ApiFails',
    new Metric({
      namespace: 'AWS/AppSync',
      metricName: '5XXError',
      dimensionsMap: { GraphQLAPIId: data.resources.cfnResources.cfnGraphqlApi.attrApiId },
      statistic: 'sum',
      period: Duration.minutes(5),
    }),
    5,
    'The API answers with server errors.',
  );
};
