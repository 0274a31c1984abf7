import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SandboxClock } from '../../../local/clock.ts';
import type { LocalBackend, Schedule } from '../../../local/cloud-assembly/local-backend.ts';
import { SchedulerService } from '../../../local/scheduler/scheduler-service.ts';

const MINUTE = 60_000;
const START = new Date('2026-03-02T10:00:30Z');
const SWEEP: Schedule = {
  logicalId: 'Sweep',
  name: 'sweep',
  expression: 'cron(* * * * ? *)',
  timeZone: 'UTC',
  enabled: true,
  targetArn: 'arn:sweep',
  maximumRetryAttempts: 0,
  maximumEventAgeSeconds: 86_400,
};

let folder: string;
let clock: SandboxClock;
let scheduler: SchedulerService;
let invoked: { arn: string; payload: unknown; type: string | undefined }[];
let queued: { arn: string; body: string; attributes: Record<string, string> | undefined }[];
let isTargetThere: boolean;

const newScheduler = () =>
  new SchedulerService({
    dataFolder: folder,
    clock,
    activity: { add: () => undefined, list: () => [] },
    queues: {
      send: async (arn, body, attributes) => {
        queued.push({ arn, body, attributes });
        return { messageId: '' };
      },
      peek: async () => [],
    },
    invoker: {
      invoke: async (arn, payload, options) => {
        if (!isTargetThere) throw new Error('Function not found');
        invoked.push({ arn, payload, type: options?.type });
        return { payload: null, requestId: '', durationMs: 0 };
      },
    },
  });
const apply = (...schedules: Schedule[]) =>
  scheduler.applyBackend({ schedules, accountId: '000000000000', region: 'us-east-1' } as unknown as LocalBackend);
const times = () => invoked.map(({ payload }) => (payload as { time: string }).time);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'usher-'));
  clock = new SandboxClock();
  clock.moveTo(START);
  [invoked, queued, isTargetThere] = [[], [], true];
  scheduler = newScheduler();
  await scheduler.start();
});

afterEach(async () => {
  await scheduler.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a schedule', () => {
  it('runs when the clock reaches its due time, once, as an asynchronous event', async () => {
    await apply(SWEEP);
    expect(invoked).toEqual([]);
    clock.advance(MINUTE);
    clock.advance(1_000);
    expect(invoked).toEqual([
      {
        arn: 'arn:sweep',
        type: 'Event',
        payload: expect.objectContaining({
          source: 'aws.scheduler',
          'detail-type': 'Scheduled Event',
          time: '2026-03-02T10:01:00Z',
          resources: ['arn:aws:scheduler:us-east-1:000000000000:schedule/default/sweep'],
        }) as unknown,
      },
    ]);
  });

  it('runs by itself as time passes', async () => {
    clock.moveTo(new Date('2026-03-02T10:00:59.700Z'));
    await apply(SWEEP);
    await vi.waitFor(() => expect(times()).toEqual(['2026-03-02T10:01:00Z']), { timeout: 5_000 });
  });

  it('runs once for all due times that a move of the clock skipped, for the latest', async () => {
    await apply(SWEEP);
    clock.advance(24 * 60 * MINUTE);
    expect(times()).toEqual(['2026-03-03T10:00:00Z']);
  });

  it('runs again after the clock was moved back', async () => {
    await apply(SWEEP);
    clock.advance(60 * MINUTE);
    clock.moveTo(START);
    clock.advance(MINUTE);
    expect(times()).toEqual(['2026-03-02T11:00:00Z', '2026-03-02T10:01:00Z']);
  });

  it('does not run twice for a due time when the sandbox restarts, and makes up for what it slept through', async () => {
    await apply(SWEEP);
    clock.advance(MINUTE);
    await scheduler.stop();
    scheduler = newScheduler();
    await scheduler.start();
    await apply(SWEEP);
    expect(times()).toEqual(['2026-03-02T10:01:00Z']);
    await scheduler.stop();
    clock.advance(5 * MINUTE);
    scheduler = newScheduler();
    await scheduler.start();
    await apply(SWEEP);
    expect(times()).toEqual(['2026-03-02T10:01:00Z', '2026-03-02T10:06:00Z']);
  });

  it('fills the context attributes of its input', async () => {
    await apply({ ...SWEEP, input: '{"at":"<aws.scheduler.scheduled-time>","attempt":"<aws.scheduler.attempt-number>"}' });
    clock.advance(MINUTE);
    expect(invoked[0]?.payload).toEqual({ at: '2026-03-02T10:01:00Z', attempt: '1' });
  });

  it('goes to its dead letter queue when the target stays away', async () => {
    isTargetThere = false;
    await apply({ ...SWEEP, maximumRetryAttempts: 1, deadLetterArn: 'arn:dead' });
    clock.advance(MINUTE);
    await vi.waitFor(() => expect(queued).toHaveLength(1), { timeout: 5_000 });
    expect(queued[0]).toMatchObject({
      arn: 'arn:dead',
      attributes: { TARGET_ARN: 'arn:sweep', ERROR_MESSAGE: 'Function not found', RETRY_ATTEMPTS: '1' },
    });
  });

  it('is not tried again once its event is too old, however many retries are left', async () => {
    isTargetThere = false;
    const hourly = { ...SWEEP, expression: 'cron(0 * * * ? *)', maximumRetryAttempts: 185, maximumEventAgeSeconds: 60 };
    await apply({ ...hourly, deadLetterArn: 'arn:dead' });
    // Due at 11:00, found at 11:05.
    clock.moveTo(new Date('2026-03-02T11:05:00Z'));
    await vi.waitFor(() => expect(queued).toHaveLength(1), { timeout: 5_000 });
    expect(queued[0]?.attributes).toMatchObject({ EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds', RETRY_ATTEMPTS: '0' });
  });

  it('reaches its target after a retry', async () => {
    isTargetThere = false;
    await apply({ ...SWEEP, maximumRetryAttempts: 3, deadLetterArn: 'arn:dead' });
    clock.advance(MINUTE);
    isTargetThere = true;
    await vi.waitFor(() => expect(times()).toEqual(['2026-03-02T10:01:00Z']), { timeout: 5_000 });
    expect(queued).toEqual([]);
  });

  it('does not run while it is disabled', async () => {
    await apply({ ...SWEEP, enabled: false });
    clock.advance(5 * MINUTE);
    expect(invoked).toEqual([]);
  });

  it('stays as it was when a new backend brings an expression that is not valid', async () => {
    await apply(SWEEP);
    await expect(apply({ ...SWEEP, expression: 'cron(nonsense)' })).rejects.toMatchObject({ code: 'TEMPLATE_UNSUPPORTED' });
    clock.advance(MINUTE);
    expect(invoked).toHaveLength(1);
  });
});
