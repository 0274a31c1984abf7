import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { ConfigurationSet, EmailSendingEvent, EventDestination, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { backend } from '../backend.ts';
import type { Failures } from './failures.ts';
import { grantConfigurationSets } from './messaging.ts';

/** What SES tells of an e-mail after it took it. Opens and clicks are nobody's business. */
const EMAIL_EVENTS = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
  EmailSendingEvent.DELIVERY_DELAY,
];

/** All that End User Messaging tells of texts, but those that say only that it is still on the way. */
const TEXT_EVENTS = [
  'TEXT_DELIVERED',
  'TEXT_SUCCESSFUL',
  'TEXT_INVALID',
  'TEXT_INVALID_MESSAGE',
  'TEXT_UNREACHABLE',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_BLOCKED',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
];

/**
 * The way back of every message: the providers tell a topic what became of it, and the topic tells record-delivery. The
 * senders name the configuration sets that say so.
 */
export const addDeliveryEvents = ({ data, sendNotices, sweepNotices, recordDelivery }: typeof backend, failures: Failures): void => {
  const { stack } = data;
  const topic = new Topic(stack, 'DeliveryTopic', { displayName: 'Usher delivery events', enforceSSL: true });

  const emails = new ConfigurationSet(stack, 'EmailDelivery', {
    reputationMetrics: true,
    // SES itself sends no more to who bounced or complained, whoever asks it to.
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  });
  // Lets SES publish, for this account and this configuration set alone.
  emails.addEventDestination('EmailDeliveryEvents', { destination: EventDestination.snsTopic(topic), events: EMAIL_EVENTS });

  const texts = new CfnConfigurationSet(stack, 'TextDelivery', {
    eventDestinations: [
      {
        eventDestinationName: 'TextDeliveryEvents',
        enabled: true,
        matchingEventTypes: TEXT_EVENTS,
        snsDestination: { topicArn: topic.topicArn },
      },
    ],
  });
  const { policyDependable } = topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
    }),
  );
  if (policyDependable) texts.node.addDependency(policyDependable);

  const { lambda } = recordDelivery.resources;
  // Two ways to fail: the function is not reached, or it keeps failing. Both end in the same queue.
  topic.addSubscription(new LambdaSubscription(lambda, { deadLetterQueue: failures.recordDelivery }));
  lambda.configureAsyncInvoke({ onFailure: new SqsDestination(failures.recordDelivery), retryAttempts: 2 });

  for (const sender of [sendNotices, sweepNotices]) {
    sender.addEnvironment('EMAIL_CONFIGURATION_SET', emails.configurationSetName);
    sender.addEnvironment('SMS_CONFIGURATION_SET', texts.ref);
    grantConfigurationSets(sender.resources.lambda, { emails: emails.configurationSetName, texts: texts.attrArn });
  }
};
