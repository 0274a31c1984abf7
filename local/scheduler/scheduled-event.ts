import type { Schedule } from '../cloud-assembly/local-backend.ts';

export type ScheduledRun = {
  schedule: Schedule;
  scheduleArn: string;
  scheduledAt: Date;
  executionId: string;
  attempt: number;
  accountId: string;
  region: string;
};

/**
 * What the target receives: the schedule's input with its context attributes filled in, or without one the default event.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export function buildScheduledEvent({
  schedule,
  scheduleArn,
  scheduledAt,
  executionId,
  attempt,
  accountId,
  region,
}: ScheduledRun): unknown {
  const time = scheduledAt.toISOString().replace('.000Z', 'Z');
  if (schedule.input === undefined) {
    return {
      version: '0',
      id: executionId,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: accountId,
      time,
      region,
      resources: [scheduleArn],
      detail: '{}',
    };
  }
  const attributes: Record<string, string> = {
    'aws.scheduler.schedule-arn': scheduleArn,
    'aws.scheduler.scheduled-time': time,
    'aws.scheduler.execution-id': executionId,
    'aws.scheduler.attempt-number': String(attempt),
  };
  const text = schedule.input.replace(/<(aws\.scheduler\.[a-z-]+)>/g, (match, name: string) => attributes[name] ?? match);
  return JSON.parse(text) as unknown;
}
