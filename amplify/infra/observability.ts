import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { backend } from '../backend.ts';
import type { FailureQueues } from './messaging.ts';

type Backend = typeof backend;

const functionsOf = (all: Backend) => [
  all.agenda,
  all.registration,
  all.checkInDesk,
  all.manageEvent,
  all.confirmRegistration,
  all.catalog,
  all.guestRequests,
  all.requestAlerts,
  all.announceRequests,
  all.aggregateRequests,
  all.sendNotices,
  all.sweepNotices,
  all.noticeLog,
  all.manageSessions,
  all.reservations,
  all.announceSessions,
  all.announceReservations,
  all.callUp,
  all.sweepSessions,
  all.sessionDoor,
  all.aggregateNotices,
  all.recordDelivery,
];

/** One trace from the API through the functions to the tables. */
export const addTracing = (all: Backend): void => {
  all.data.resources.cfnResources.cfnGraphqlApi.xrayEnabled = true;
  for (const { resources } of functionsOf(all)) {
    resources.cfnResources.cfnFunction.tracingConfig = { mode: 'Active' };
    // X-Ray has no resources to name.
    resources.lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
    );
  }
};

/** What someone should look at: records that were given up, news that comes late, an API that fails. */
export const addAlarms = ({ data, confirmRegistration, sendNotices }: Backend, failures: FailureQueues): void => {
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
  const whenNotEmpty = (id: string, queue: Queue, description: string) =>
    whenAbove(id, queue.metricApproximateNumberOfMessagesVisible(), 0, description);
  whenNotEmpty(
    'GuestsNotTold',
    failures.confirmRegistration,
    'Changes of registrations wait in the failure queue: their guests were not told.',
  );
  whenNotEmpty(
    'RequestsNotAnnounced',
    failures.announceRequests,
    'Requests wait in the failure queue: staff without a screen were not told.',
  );
  whenNotEmpty('RequestsNotCounted', failures.aggregateRequests, 'Changes of requests wait in the failure queue: the numbers lack them.');
  whenNotEmpty(
    'SessionsNotAnnounced',
    failures.announceSessions,
    'Changes of sessions wait in the failure queue: guests were not told that a session moved or was cancelled.',
  );
  whenNotEmpty('NoticesNotSent', failures.sendNotices, 'Notices wait in the failure queue.');
  whenNotEmpty('NoticesNotCounted', failures.aggregateNotices, 'Changes of notices wait in the failure queue: the numbers lack them.');
  whenNotEmpty(
    'DeliveriesNotRecorded',
    failures.recordDelivery,
    'Delivery events wait in the failure queue: bounces and opt-outs among them may not have stopped later messages.',
  );
  whenAbove(
    'NoticesLate',
    sendNotices.resources.lambda.metric('IteratorAge', { statistic: 'max', period: Duration.minutes(5) }),
    Duration.minutes(10).toMilliseconds(),
    'Notices are more than ten minutes behind.',
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
