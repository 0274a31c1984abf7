import { Duration } from 'aws-cdk-lib';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { backend } from '../backend.ts';

/** The shortest age that Scheduler and Lambda take, and the time until the next run of every schedule here. */
const LATEST = Duration.minutes(1);

/**
 * What runs every minute is not tried again: the next minute is the retry, with all that is due by then. By default Scheduler
 * would try a run for a day and Lambda for six hours, and a function that was throttled for an hour would then be started 60
 * times over. Nor is there a queue for runs that were dropped: they carry nothing but the time.
 */
export const boundSchedules = (all: typeof backend): void => {
  for (const schedule of all.stack.node.findAll().filter((construct) => construct instanceof CfnSchedule)) {
    schedule.addPropertyOverride('Target.RetryPolicy', { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: LATEST.toSeconds() });
  }
  for (const { resources } of [all.sweepNotices, all.sweepSessions]) {
    resources.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: LATEST });
  }
};
