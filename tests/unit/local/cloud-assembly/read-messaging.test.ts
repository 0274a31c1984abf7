import { expect, test } from 'vitest';
import { readConfigurationSets, readTopics } from '../../../../local/cloud-assembly/read-messaging.ts';
import type { Template } from '../../../../local/cloud-assembly/template.ts';
import { openTemplates } from './open-templates.ts';

const resourcesOf = (Resources: Template['Resources']) => openTemplates({ Resources }).resources;

test('topics know the subscriptions of the template', () => {
  const [topic] = readTopics(
    resourcesOf({
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'requests' } },
      Staff: {
        Type: 'AWS::SNS::Subscription',
        Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: 'staff@usher.example', FilterPolicy: { area: ['hall'] } },
      },
      Raw: {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          ...{ TopicArn: { Ref: 'Topic' }, Protocol: 'lambda', Endpoint: 'arn:aws:lambda:f', RawMessageDelivery: true },
          ...{ FilterPolicyScope: 'MessageBody', RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:q' } },
        },
      },
    }),
  );
  expect(topic?.subscriptions).toMatchObject([
    { protocol: 'email', endpoint: 'staff@usher.example', filterPolicy: { area: ['hall'] }, filterPolicyScope: 'MessageAttributes' },
    { protocol: 'lambda', filterPolicyScope: 'MessageBody', rawMessageDelivery: true, deadLetterArn: 'arn:aws:sqs:q' },
  ]);
});

const emailDestination = (destination: Record<string, unknown>) => ({
  Emails: { Type: 'AWS::SES::ConfigurationSet', Properties: {} },
  Told: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: { Ref: 'Emails' },
      EventDestination: { Enabled: true, MatchingEventTypes: ['bounce'], ...destination },
    },
  },
});

test('configuration sets know which topics are told of what', () => {
  const sets = readConfigurationSets(
    resourcesOf({
      ...emailDestination({ SnsDestination: { TopicARN: 'arn:aws:sns:t' } }),
      Off: {
        Type: 'AWS::SES::ConfigurationSetEventDestination',
        Properties: {
          ConfigurationSetName: { Ref: 'Emails' },
          EventDestination: { Enabled: false, MatchingEventTypes: ['send'], SnsDestination: { TopicARN: 'arn:aws:sns:off' } },
        },
      },
      Texts: {
        Type: 'AWS::SMSVOICE::ConfigurationSet',
        Properties: {
          ConfigurationSetName: 'texts',
          EventDestinations: [
            { Enabled: true, MatchingEventTypes: ['TEXT_ALL'], SnsDestination: { TopicArn: 'arn:aws:sns:t' } },
            { Enabled: true, MatchingEventTypes: ['TEXT_ALL'], CloudWatchLogsDestination: {} },
          ],
        },
      },
    }),
  );
  expect(sets).toEqual([
    { logicalId: 'Emails', service: 'SES', name: 'Emails', destinations: [{ topicArn: 'arn:aws:sns:t', eventTypes: ['bounce'] }] },
    { logicalId: 'Texts', service: 'SMS', name: 'texts', destinations: [{ topicArn: 'arn:aws:sns:t', eventTypes: ['TEXT_ALL'] }] },
  ]);
});

test('a configuration set that tells something else than a topic is refused by name', () => {
  const resources = resourcesOf(emailDestination({ EventBridgeDestination: { EventBusArn: 'arn:aws:events:b' } }));
  expect(() => readConfigurationSets(resources)).toThrow('EventBridgeDestination of the configuration set Told');
});
