import { isRecord } from './intrinsics.ts';
import type { Parameter, Queue, Topic } from './local-backend.ts';
import type { Resources } from './resources.ts';

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
      subscriptions: own.map(({ Protocol, Endpoint, FilterPolicy }) => ({
        protocol: String(Protocol),
        endpoint: String(Endpoint),
        filterPolicy: isRecord(FilterPolicy) ? FilterPolicy : undefined,
      })),
    };
  });
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
