import { isRecord } from './intrinsics.ts';
import type { ConfigurationSet, Parameter, Queue, Topic, TopicSubscription } from './local-backend.ts';
import type { Resources } from './resources.ts';
import type { StackResource } from './stack.ts';
import { unsupported } from './template.ts';

/** SNS topics with the subscriptions of the template. */
export const readTopics = (resources: Resources): Topic[] => {
  const subscriptions = resources.ofType('AWS::SNS::Subscription').map(({ properties }) => properties);
  return resources.ofType('AWS::SNS::Topic').map((topic) => {
    const arn = String(topic.stack.scope.ref(topic.logicalId));
    const inline = Array.isArray(topic.properties.Subscription) ? topic.properties.Subscription.filter(isRecord) : [];
    const own = [...inline, ...subscriptions.filter(({ TopicArn }) => TopicArn === arn)];
    return {
      logicalId: topic.logicalId,
      name: arn.slice(arn.lastIndexOf(':') + 1),
      arn,
      subscriptions: own.map(readSubscription),
    };
  });
};

const readSubscription = (properties: Record<string, unknown>): TopicSubscription => {
  const { Protocol, Endpoint, FilterPolicy, FilterPolicyScope, RawMessageDelivery, RedrivePolicy } = properties;
  return {
    protocol: String(Protocol),
    endpoint: String(Endpoint),
    filterPolicy: isRecord(FilterPolicy) ? FilterPolicy : undefined,
    filterPolicyScope: FilterPolicyScope === 'MessageBody' ? 'MessageBody' : 'MessageAttributes',
    rawMessageDelivery: RawMessageDelivery === true || RawMessageDelivery === 'true',
    deadLetterArn:
      isRecord(RedrivePolicy) && typeof RedrivePolicy.deadLetterTargetArn === 'string' ? RedrivePolicy.deadLetterTargetArn : undefined,
  };
};

/** Configuration sets of SES and of End User Messaging with their event destinations. */
export const readConfigurationSets = (resources: Resources): ConfigurationSet[] => {
  const ofSes = resources.ofType('AWS::SES::ConfigurationSetEventDestination');
  const emails = resources.ofType('AWS::SES::ConfigurationSet').map((set) => {
    const name = nameOf(set);
    const own = ofSes.filter((destination) => destination.text('ConfigurationSetName') === name);
    return {
      logicalId: set.logicalId,
      service: 'SES' as const,
      name,
      destinations: own.flatMap((destination) => readDestination(destination.properties.EventDestination, destination.logicalId)),
    };
  });
  const texts = resources.ofType('AWS::SMSVOICE::ConfigurationSet').map((set) => {
    const { EventDestinations } = set.properties;
    const own = Array.isArray(EventDestinations) ? EventDestinations : [];
    return {
      logicalId: set.logicalId,
      service: 'SMS' as const,
      name: nameOf(set),
      destinations: own.flatMap((destination) => readDestination(destination, set.logicalId)),
    };
  });
  return [...emails, ...texts];
};

const nameOf = (resource: StackResource): string => String(resource.stack.scope.ref(resource.logicalId));

/** Metrics and logs of AWS change nothing here; whoever reads events by other ways than SNS would wait for ever. */
const readDestination = (destination: unknown, logicalId: string): ConfigurationSet['destinations'] => {
  if (!isRecord(destination) || destination.Enabled === false || destination.Enabled === 'false') return [];
  const other = ['EventBridgeDestination', 'KinesisFirehoseDestination'].find((name) => destination[name] !== undefined);
  if (other) throw unsupported(`${other} of the configuration set ${logicalId}`);
  const { SnsDestination, MatchingEventTypes } = destination;
  if (!isRecord(SnsDestination)) return [];
  const eventTypes = Array.isArray(MatchingEventTypes) ? MatchingEventTypes.map(String) : [];
  return [{ topicArn: String(SnsDestination.TopicARN ?? SnsDestination.TopicArn), eventTypes }];
};

export const readQueues = (resources: Resources): Queue[] =>
  resources.ofType('AWS::SQS::Queue').map((queue) => ({
    logicalId: queue.logicalId,
    name: String(queue.stack.scope.getAtt(queue.logicalId, 'QueueName')),
    arn: String(queue.stack.scope.getAtt(queue.logicalId, 'Arn')),
    url: String(queue.stack.scope.ref(queue.logicalId)),
  }));

/** Plain values that functions read from SSM, e.g. the address of the GraphQL API. */
export const readParameters = (resources: Resources): Parameter[] =>
  resources.ofType('AWS::SSM::Parameter').map((parameter) => ({
    name: String(parameter.stack.scope.ref(parameter.logicalId)),
    value: String(parameter.properties.Value),
  }));
