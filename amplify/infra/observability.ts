import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { backend } from '../backend.ts';
import type { Failures } from './failures.ts';

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

/** How many records of a function's stream went to the failure destination in five minutes. */
const recordsGivenUp = (lambda: IFunction): Metric => {
  const mapping = lambda.node.findAll().find((child) => child instanceof CfnEventSourceMapping);
  if (!mapping) throw new Error(`${lambda.node.path} reads no stream.`);
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'OnFailureDestinationDeliveredEventCount',
    dimensionsMap: { EventSourceMappingUUID: mapping.ref },
    statistic: 'sum',
    period: Duration.minutes(5),
  });
};

/** What someone should look at: records that were given up, news that comes late, an API that fails. */
export const addAlarms = (all: Backend, failures: Failures): void => {
  const { data, confirmRegistration, sendNotices } = all;
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
  const whenGivenUp = (id: string, { resources }: { resources: { lambda: IFunction } }, description: string) =>
    whenAbove(id, recordsGivenUp(resources.lambda), 0, description);
  whenGivenUp('GuestsNotTold', all.confirmRegistration, 'Changes of registrations were given up: their guests were not told.');
  whenGivenUp('RequestsNotAnnounced', all.announceRequests, 'Requests were given up: staff without a screen were not told.');
  whenGivenUp('RequestsNotCounted', all.aggregateRequests, 'Changes of requests were given up: the numbers lack them.');
  whenGivenUp(
    'SessionsNotAnnounced',
    all.announceSessions,
    'Changes of sessions were given up: guests were not told that a session moved or was cancelled.',
  );
  whenGivenUp('PlacesNotAnnounced', all.announceReservations, 'Changes of places were given up: screens and waiting guests lack them.');
  whenGivenUp('NoticesNotSent', all.sendNotices, 'Notices were given up by the stream; the sweep still sends those that it finds waiting.');
  whenGivenUp('NoticesNotCounted', all.aggregateNotices, 'Changes of notices were given up: the numbers lack them.');
  whenAbove(
    'DeliveriesNotRecorded',
    failures.recordDelivery.metricApproximateNumberOfMessagesVisible(),
    0,
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
