import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { backend } from '../backend.ts';
import { addAlarms } from './alarms.ts';
import { addDashboard } from './dashboard.ts';
import { isBranch } from './deployment.ts';
import { watchedOf } from './watched.ts';
import { readSettings } from './settings.ts';

/**
 * What tells operators how a branch is doing: a dashboard and alarms, in a stack of their own, since they name everything and
 * nothing names them. A sandbox has none: they are paid for by the month.
 */
export const addMonitoring = (all: typeof backend): void => {
  if (!isBranch(all.data.stack)) return;
  const watched = watchedOf(all);
  const stack = all.createStack('monitoring');
  const topic = new Topic(stack, 'AlarmTopic', { displayName: 'Usher alarms', enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  const { USHER_ALARM_EMAIL: operator } = readSettings(process.env);
  if (operator) topic.addSubscription(new EmailSubscription(operator));
  addAlarms(stack, { watched, topic });
  addDashboard(stack, watched);
};
