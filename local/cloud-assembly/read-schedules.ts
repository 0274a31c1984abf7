import { isRecord } from './intrinsics.ts';
import type { Schedule } from './local-backend.ts';
import type { Resources } from './resources.ts';
import type { StackResource } from './stack.ts';
import { unsupported } from './template.ts';

// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
const SCHEDULER_RETRIES = 185;
const SCHEDULER_AGE_SECONDS = 86_400;

/** Schedules of EventBridge Scheduler, and rules of EventBridge that run by the clock. */
export const readSchedules = (resources: Resources): Schedule[] => [
  ...resources.ofType('AWS::Scheduler::Schedule').map(readSchedule),
  ...resources.ofType('AWS::Events::Rule').flatMap(readRule),
];

const readSchedule = (schedule: StackResource): Schedule => {
  const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = schedule.properties;
  return {
    logicalId: schedule.logicalId,
    name: String(schedule.stack.scope.ref(schedule.logicalId)),
    expression: String(ScheduleExpression),
    timeZone: typeof ScheduleExpressionTimezone === 'string' ? ScheduleExpressionTimezone : 'UTC',
    enabled: State !== 'DISABLED',
    ...readTarget(Target, schedule),
  };
};

const readRule = (rule: StackResource): Schedule[] => {
  const { ScheduleExpression, EventPattern, State, Targets } = rule.properties;
  if (EventPattern !== undefined || typeof ScheduleExpression !== 'string')
    throw unsupported(`an event pattern (AWS::Events::Rule ${rule.logicalId})`);
  const name = String(rule.stack.scope.ref(rule.logicalId));
  return (Array.isArray(Targets) ? Targets : []).map((target: unknown, index) => ({
    logicalId: rule.logicalId,
    name: index === 0 ? name : `${name}-${index}`,
    expression: ScheduleExpression,
    timeZone: 'UTC',
    enabled: State !== 'DISABLED',
    ...readTarget(target, rule),
  }));
};

const readTarget = (
  target: unknown,
  { logicalId, type }: StackResource,
): Pick<Schedule, 'targetArn' | 'input' | 'maximumRetryAttempts' | 'maximumEventAgeSeconds' | 'deadLetterArn'> => {
  if (!isRecord(target) || typeof target.Arn !== 'string') throw unsupported(`${type} without a target (${logicalId})`);
  if (!target.Arn.startsWith('arn:aws:lambda:')) throw unsupported(`${type} with the target ${target.Arn} (${logicalId})`);
  if (target.InputTransformer !== undefined || target.InputPath !== undefined)
    throw unsupported(`an input transformer (${type} ${logicalId})`);
  const { RetryPolicy, DeadLetterConfig, Input } = target;
  const retries = isRecord(RetryPolicy) ? RetryPolicy : {};
  return {
    targetArn: target.Arn,
    input: typeof Input === 'string' ? Input : undefined,
    maximumRetryAttempts: Number(retries.MaximumRetryAttempts ?? SCHEDULER_RETRIES),
    maximumEventAgeSeconds: Number(retries.MaximumEventAgeInSeconds ?? SCHEDULER_AGE_SECONDS),
    deadLetterArn: isRecord(DeadLetterConfig) ? String(DeadLetterConfig.Arn) : undefined,
  };
};
