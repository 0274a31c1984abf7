import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { backend } from '../backend.ts';

type Backend = typeof backend;

/** Where records of the Guest stream end that could not be told: their sequence numbers, to look them up while the stream keeps them. */
export const addFailureQueue = ({ data }: Backend): Queue =>
  new Queue(data.stack, 'ConfirmRegistrationFailures', {
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });

/** Lets the confirmation be sent: e-mail from one address alone, text messages through the service that is configured. */
export const grantMessaging = ({ confirmRegistration }: Backend): void => {
  const { lambda } = confirmRegistration.resources;
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
          resources: ['phone-number', 'pool', 'sender-id'].map((kind) => `arn:aws:sms-voice:${region}:${account}:${kind}/*`),
        }),
  );
};
