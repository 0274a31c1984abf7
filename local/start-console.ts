import { randomUUID } from 'node:crypto';
import type { LocalBackend } from './cloud-assembly/local-backend.ts';
import { arnOf } from './cloud-assembly/local-names.ts';
import type { ConsoleService } from './console/console-service.ts';
import type { ConsoleSources } from './console/console-sources.ts';
import type { Reloaded } from './reloader.ts';
import { buildScheduledEvent } from './scheduler/scheduled-event.ts';
import type { ServiceRack } from './service-rack.ts';
import type { Services, Shared } from './start-services.ts';

/** Starts the console last: it shows all others. */
export const startConsole = async ({
  rack,
  shared,
  services,
  backend,
  reload,
}: {
  rack: ServiceRack;
  shared: Shared;
  services: Services;
  backend(): LocalBackend;
  reload(): Promise<Reloaded>;
}): Promise<ConsoleService> => {
  const { ConsoleService } = await import('./console/console-service.ts');
  const { messaging, dynamodb, scheduler } = services;
  const sources: ConsoleSources = {
    services: () => rack.list().map(({ name, address }) => ({ name, state: 'RUNNING', address })),
    backend,
    outbox: messaging.outbox,
    queues: messaging.queues,
    objects: messaging.objects,
    logs: shared.log,
    activity: shared.activity,
    clock: shared.clock,
    dynamodb: () => dynamodb.client,
    schedules: () => listSchedules(backend(), scheduler.list()),
    runSchedule: (name) => runSchedule(name, backend(), services, shared),
    reload: async () => {
      const { outcome, detail } = await reload();
      if (outcome === 'FAILED') throw new Error(detail);
    },
  };
  return rack.start(new ConsoleService({ port: shared.ports.console, sources }));
};

const listSchedules = (
  backend: LocalBackend,
  planned: { name: string; nextDue: Date | undefined }[],
): ReturnType<ConsoleSources['schedules']> =>
  backend.schedules.map(({ name, expression, timeZone, enabled }) => ({
    name,
    expression,
    timeZone,
    enabled,
    nextRun: planned.find((schedule) => schedule.name === name)?.nextDue?.toISOString(),
  }));

/** As if the schedule were due now, by Lambda's asynchronous queue as always. */
const runSchedule = async (name: string, backend: LocalBackend, { lambda }: Services, { clock, activity }: Shared): Promise<void> => {
  const schedule = backend.schedules.find((candidate) => candidate.name === name);
  if (!schedule) throw new Error(`There is no schedule ${name}.`);
  const { accountId, region } = backend;
  const event = buildScheduledEvent({
    schedule,
    scheduleArn: arnOf('scheduler', `schedule/default/${name}`),
    scheduledAt: clock.now(),
    executionId: randomUUID(),
    attempt: 1,
    accountId,
    region,
  });
  await lambda.invoke(schedule.targetArn, event, { type: 'Event' });
  activity.add({ kind: 'SCHEDULE', subject: name, outcome: 'OK', detail: 'Run from the console.' });
};
