import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { backend } from '../backend.ts';
import { readSettings } from './settings.ts';

type Backend = typeof backend;

/** Where records of a stream end that could not be dealt with: their sequence numbers, to look them up while the stream keeps them. Of delivery events, the events. */
export type FailureQueues = Record<
  | 'confirmRegistration'
  | 'announceRequests'
  | 'aggregateRequests'
  | 'sendNotices'
  | 'announceSessions'
  | 'announceReservations'
  | 'aggregateNotices'
  | 'recordDelivery',
  Queue
>;

export const addFailureQueues = ({ data }: Backend): FailureQueues => {
  const queue = (id: string) =>
    new Queue(data.stack, id, { retentionPeriod: Duration.days(14), encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });
  return {
    confirmRegistration: queue('ConfirmRegistrationFailures'),
    announceRequests: queue('AnnounceRequestsFailures'),
    aggregateRequests: queue('AggregateRequestsFailures'),
    sendNotices: queue('SendNoticesFailures'),
    announceSessions: queue('AnnounceSessionsFailures'),
    announceReservations: queue('AnnounceReservationsFailures'),
    aggregateNotices: queue('AggregateNoticesFailures'),
    recordDelivery: queue('RecordDeliveryFailures'),
  };
};

/**
 * Where staff without a screen hear of requests. Subscriptions are made by the people themselves, at run time, and end when
 * they are taken off the event.
 */
export const addStaffTopic = ({ data, announceRequests, requestAlerts, manageEvent }: Backend): void => {
  const topic = new Topic(data.stack, 'StaffRequestTopic', { displayName: 'Usher', enforceSSL: true });
  announceRequests.addEnvironment('STAFF_TOPIC_ARN', topic.topicArn);
  announceRequests.resources.lambda.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }));
  for (const subscriber of [requestAlerts, manageEvent]) {
    subscriber.addEnvironment('STAFF_TOPIC_ARN', topic.topicArn);
    subscriber.resources.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['sns:Subscribe', 'sns:Unsubscribe', 'sns:GetSubscriptionAttributes', 'sns:SetSubscriptionAttributes'],
        // A subscription's ARN begins with its topic's.
        resources: [topic.topicArn, `${topic.topicArn}:*`],
      }),
    );
  }
};

/** Lets notices be sent: e-mail from one address alone, text messages through the service that is configured. */
export const grantMessaging = ({ sendNotices, sweepNotices }: Backend): void => {
  for (const sender of [sendNotices, sweepNotices]) grantSending(sender.resources.lambda);
};

const grantSending = (lambda: IFunction): void => {
  const { region, account } = Stack.of(lambda);
  const { USHER_SENDER_ADDRESS: sender, USHER_PINPOINT_PROJECT_ID: projectId } = readSettings(process.env);
  lambda.addToRolePolicy(
    new PolicyStatement({
      // SES checks both for a message that comes as raw MIME.
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [`arn:aws:ses:${region}:${account}:identity/*`, `arn:aws:ses:${region}:${account}:configuration-set/*`],
      conditions: { StringEquals: { 'ses:FromAddress': sender } },
    }),
  );
  lambda.addToRolePolicy(
    projectId
      ? new PolicyStatement({
          actions: ['mobiletargeting:SendMessages'],
          resources: [`arn:aws:mobiletargeting:${region}:${account}:apps/${projectId}/messages`],
        })
      : new PolicyStatement({
          actions: ['sms-voice:SendTextMessage'],
          resources: ['phone-number', 'pool', 'sender-id', 'configuration-set'].map(
            (kind) => `arn:aws:sms-voice:${region}:${account}:${kind}/*`,
          ),
        }),
  );
};
