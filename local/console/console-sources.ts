import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../clock.ts';
import type { ActivityLog, LogStore, ObjectStore, Outbox, OutboxMessage, QueueStore } from '../ports.ts';

export type ServiceState = { name: string; state: 'RUNNING' | 'STARTING' | 'FAILED'; address?: string | undefined };

/** A schedule as the console shows it. `nextRun` is ISO 8601 by the sandbox's clock, absent when it never runs again. */
export type ScheduleState = { name: string; expression: string; timeZone: string; enabled: boolean; nextRun?: string | undefined };

/** All that the console shows and moves. */
export type ConsoleSources = {
  services(): ServiceState[];
  backend(): LocalBackend | undefined;
  /** `find` reads one message; the outbox may hold many thousands. */
  outbox: Outbox & { find(id: string): OutboxMessage | undefined };
  queues: QueueStore;
  objects: ObjectStore;
  logs: LogStore;
  activity: ActivityLog;
  clock: SandboxClock;
  dynamodb(): DynamoDBClient;
  schedules(): ScheduleState[];
  /** Runs a schedule's target now, whatever its expression says. */
  runSchedule(name: string): Promise<void>;
  /** Synthesizes again and takes the result over; rejects when that fails, and the last good backend stays. */
  reload(): Promise<void>;
};
