import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { backend } from '../backend.ts';

type Backend = typeof backend;

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
  const sender = process.env['USHER_SENDER_ADDRESS'] ?? 'tickets@usher.example';
  const projectId = process.env['USHER_PINPOINT_PROJECT_ID'];
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
