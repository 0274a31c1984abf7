import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SandboxClock } from '../clock.ts';
import type { LocalBackend, Schedule } from '../cloud-assembly/local-backend.ts';
import type { ActivityLog, LambdaInvoker, QueueStore } from '../ports.ts';
import type { LocalService } from '../service.ts';
import { latestDue } from './latest-due.ts';
import { RunStore } from './run-store.ts';
import { parseSchedule } from './schedule-expression.ts';
import type { NextDue } from './schedule-expression.ts';
import { buildScheduledEvent } from './scheduled-event.ts';
import type { ScheduledRun } from './scheduled-event.ts';

/** Node's timers take no more than 2^31 ms; a clock check now and then costs nothing. */
const LONGEST_TIMER_MS = 60 * 60 * 1000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export type SchedulerOptions = {
  /** The sandbox's data folder; what was served is kept in `scheduler.json` in it. */
  dataFolder: string;
  invoker: LambdaInvoker;
  queues: QueueStore;
  activity: ActivityLog;
  clock: SandboxClock;
};

type Planned = { schedule: Schedule; nextDue: NextDue; fingerprint: string };
type Place = { accountId: string; region: string };

/**
 * Runs schedules by the sandbox's clock. Every due time is served at most once. When several passed unseen, since the
 * clock was moved forward or the sandbox was off, the latest is served for all of them: a day skipped must not run a
 * schedule of every minute 1,440 times. Moved back, the clock runs schedules again from there.
 *
 * Like EventBridge Scheduler it hands the event to Lambda's asynchronous queue. Its retries and dead letters are for
 * events that Lambda did not take; a function that fails is retried by Lambda and ends at the function's own destination.
 */
export class SchedulerService implements LocalService {
  readonly name = 'Scheduler';
  readonly #options: SchedulerOptions;
  readonly #runs: RunStore;
  readonly #retries = new Set<NodeJS.Timeout>();
  #planned: Planned[] = [];
  #place: Place = { accountId: '', region: '' };
  #timer: NodeJS.Timeout | undefined;
  #lastTick: Date;
  #stopListening: (() => void) | undefined;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#runs = new RunStore(join(options.dataFolder, 'scheduler.json'));
    this.#lastTick = options.clock.now();
  }

  async start(): Promise<void> {
    this.#lastTick = this.#options.clock.now();
    this.#stopListening = this.#options.clock.onMove(() => this.#tick());
  }

  /** Throws TEMPLATE_UNSUPPORTED for an expression that is not valid, and keeps the schedules it had. */
  async applyBackend({ schedules, accountId, region }: LocalBackend): Promise<void> {
    const now = this.#options.clock.now().toISOString();
    const enabled = schedules.filter((schedule) => schedule.enabled);
    const planned = enabled.map((schedule): Planned => {
      // A schedule that was changed begins anew: its past due times are none of the new one's.
      const fingerprint = `${schedule.name}\n${schedule.expression}\n${schedule.timeZone}`;
      const { startedAt } = this.#runs.find(fingerprint) ?? { startedAt: now };
      return { schedule, fingerprint, nextDue: parseSchedule({ ...schedule, startedAt: new Date(startedAt) }) };
    });
    this.#planned = planned;
    this.#place = { accountId, region };
    this.#runs.keepOnly(new Set(planned.map(({ fingerprint }) => fingerprint)));
    for (const { fingerprint } of planned) {
      if (!this.#runs.find(fingerprint)) this.#runs.set(fingerprint, { startedAt: now, servedUntil: now });
    }
    this.#tick();
  }

  /** When each schedule is due next, for the console. */
  list(): { name: string; expression: string; timeZone: string; targetArn: string; nextDue: Date | undefined }[] {
    const now = this.#options.clock.now();
    return this.#planned.map(({ schedule: { name, expression, timeZone, targetArn }, nextDue }) => ({
      name,
      expression,
      timeZone,
      targetArn,
      nextDue: nextDue(now),
    }));
  }

  async stop(): Promise<void> {
    this.#stopListening?.();
    clearTimeout(this.#timer);
    for (const timer of this.#retries) clearTimeout(timer);
    this.#retries.clear();
    this.#planned = [];
  }

  #tick(): void {
    clearTimeout(this.#timer);
    const now = this.#options.clock.now();
    const wentBack = now < this.#lastTick;
    this.#lastTick = now;
    for (const planned of this.#planned) this.#serve(planned, now, wentBack);

    const dues = this.#planned.map(({ nextDue }) => nextDue(now)?.getTime() ?? Infinity);
    const waitMs = Math.min(LONGEST_TIMER_MS, ...dues.map((due) => due - now.getTime()));
    this.#timer = setTimeout(() => this.#tick(), Math.max(1, waitMs));
    this.#timer.unref();
  }

  #serve({ schedule, nextDue, fingerprint }: Planned, now: Date, wentBack: boolean): void {
    const progress = this.#runs.find(fingerprint);
    if (!progress) return;
    if (wentBack) return this.#runs.set(fingerprint, { startedAt: earlier(progress.startedAt, now), servedUntil: now.toISOString() });
    const due = latestDue(nextDue, new Date(progress.servedUntil), now);
    if (!due) return;
    // Saved first: a run that a killed sandbox cut short is not repeated, as Scheduler hands an event over once.
    this.#runs.set(fingerprint, { ...progress, servedUntil: due.toISOString() });
    const { accountId, region } = this.#place;
    const scheduleArn = `arn:aws:scheduler:${region}:${accountId}:schedule/default/${schedule.name}`;
    void this.#hand({ schedule, scheduleArn, scheduledAt: due, executionId: randomUUID(), attempt: 1, accountId, region });
  }

  async #hand(run: ScheduledRun): Promise<void> {
    const { invoker, activity } = this.#options;
    const { schedule, scheduledAt, attempt } = run;
    try {
      await invoker.invoke(schedule.targetArn, buildScheduledEvent(run), { type: 'Event' });
      activity.add({ kind: 'SCHEDULE', subject: schedule.name, outcome: 'OK', detail: `due at ${scheduledAt.toISOString()}` });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (attempt > schedule.maximumRetryAttempts) return this.#giveUp(run, reason, 'MaximumRetryAttempts');
      const ageMs = this.#options.clock.now().getTime() - scheduledAt.getTime();
      if (ageMs > schedule.maximumEventAgeSeconds * 1000) return this.#giveUp(run, reason, 'MaximumEventAgeInSeconds');
      activity.add({ kind: 'SCHEDULE', subject: schedule.name, outcome: 'RETRY', detail: reason });
      const timer = setTimeout(
        () => {
          this.#retries.delete(timer);
          void this.#hand({ ...run, attempt: attempt + 1 });
        },
        Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS),
      );
      timer.unref();
      this.#retries.add(timer);
    }
  }

  async #giveUp(run: ScheduledRun, reason: string, exhausted: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds'): Promise<void> {
    const { queues, activity } = this.#options;
    const { schedule, scheduleArn, attempt, executionId } = run;
    const { deadLetterArn } = schedule;
    activity.add({
      kind: 'SCHEDULE',
      subject: schedule.name,
      outcome: 'FAILED',
      detail: deadLetterArn ? `${reason} (sent to ${deadLetterArn})` : reason,
    });
    if (!deadLetterArn) return;
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
    await queues.send(deadLetterArn, JSON.stringify(buildScheduledEvent(run)), {
      SCHEDULE_ARN: scheduleArn,
      TARGET_ARN: schedule.targetArn,
      ERROR_CODE: 'ResourceNotFoundException',
      ERROR_MESSAGE: reason,
      EXHAUSTED_RETRY_CONDITION: exhausted,
      EXECUTION_ID: executionId,
      RETRY_ATTEMPTS: String(attempt - 1),
    });
  }
}

const earlier = (iso: string, instant: Date): string => (new Date(iso) < instant ? iso : instant.toISOString());
