import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { backend } from '../backend.ts';
import { isBranch } from './deployment.ts';
import { emailIdentities, textOrigins } from './sending-identities.ts';
import { readSettings } from './settings.ts';

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
    subscriber.resources.lambda.addToRolePolicy(new PolicyStatement({ actions: ['sns:Subscribe'], resources: [topic.topicArn] }));
    subscriber.resources.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [
          'sns:Unsubscribe',
          'sns:SetSubscriptionAttributes',
          ...(subscriber === requestAlerts ? ['sns:GetSubscriptionAttributes'] : []),
        ],
        // A subscription's ARN is its topic's with an id that SNS makes up.
        resources: [topic.topicArn, `${topic.topicArn}:*`],
      }),
    );
  }
};

const { USHER_SENDER_ADDRESS: SENDER_ADDRESS, USHER_SMS_ORIGINATION_IDENTITY, USHER_PINPOINT_PROJECT_ID } = readSettings(process.env);

const emailStatement = (resources: string[]): PolicyStatement =>
  new PolicyStatement({
    // SES checks both for a message that comes as raw MIME.
    actions: ['ses:SendEmail', 'ses:SendRawEmail'],
    resources,
    conditions: { StringEquals: { 'ses:FromAddress': SENDER_ADDRESS } },
  });

/** Lets notices be sent: e-mail from one address alone, text messages through the service that is configured. */
export const grantMessaging = ({ sendNotices, sweepNotices }: Backend): void => {
  for (const sender of [sendNotices, sweepNotices]) grantSending(sender.resources.lambda);
};

const grantSending = (lambda: IFunction): void => {
  const { region, account } = Stack.of(lambda);
  const projectId = USHER_PINPOINT_PROJECT_ID;
  lambda.addToRolePolicy(
    emailStatement(emailIdentities(SENDER_ADDRESS, isBranch(lambda)).map((name) => `arn:aws:ses:${region}:${account}:identity/${name}`)),
  );
  lambda.addToRolePolicy(
    projectId
      ? new PolicyStatement({
          actions: ['mobiletargeting:SendMessages'],
          resources: [`arn:aws:mobiletargeting:${region}:${account}:apps/${projectId}/messages`],
        })
      : new PolicyStatement({
          actions: ['sms-voice:SendTextMessage'],
          resources: textOrigins(USHER_SMS_ORIGINATION_IDENTITY ?? '').map((origin) =>
            origin.startsWith('arn:') ? origin : `arn:aws:sms-voice:${region}:${account}:${origin}`,
          ),
        }),
  );
};

/** Lets the senders name the configuration sets, without which nobody hears what became of a message. */
export const grantConfigurationSets = (lambda: IFunction, sets: { emails: string; texts: string }): void => {
  const { region, account } = Stack.of(lambda);
  lambda.addToRolePolicy(emailStatement([`arn:aws:ses:${region}:${account}:configuration-set/${sets.emails}`]));
  if (USHER_PINPOINT_PROJECT_ID) return;
  lambda.addToRolePolicy(new PolicyStatement({ actions: ['sms-voice:SendTextMessage'], resources: [sets.texts] }));
};
