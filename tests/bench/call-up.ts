/**
 * `npm run bench:call-up`: ten thousand guests with a seat, all of whom want to be told by e-mail and text message, are called
 * by one run of sweep-sessions. Everyone is called once, the ledger has every message, text messages go out a hundred a call,
 * and the function stays below its memory. Its time is compared with that of writing one plain ledger row for each guest, and
 * with that of a tenth of the guests. The sandbox's own schedules stand still, so that one sweep it is.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { LambdaService } from '../../local/lambda/lambda-service.ts';
import type { InvokeMessage } from '../../local/lambda/messages.ts';
import { FileOutbox } from '../../local/messaging/file-outbox.ts';
import { Pinpoint } from '../../local/messaging/pinpoint.ts';
import { startSandbox } from '../../local/sandbox.ts';
import { SchedulerService } from '../../local/scheduler/scheduler-service.ts';
import { createEvent } from '../../local/seed/events.ts';
import { createPerson } from '../../local/seed/people.ts';
import { doorsOf } from '../../local/seed/doors.ts';
import { anEvent } from '../fixtures/world/event-plans.ts';
import { type CallUpTables, callUpWorld, findFaults, writePlainRows } from '../fixtures/world/call-up-world.ts';
import { newDataFolder } from '../setup/data-folder.ts';
import { round } from './measure/percentile.ts';
import { report } from './measure/report.ts';

const GUESTS = Number(process.env.BENCH_GUESTS ?? 10_000);
/** A guest is four rows here, in transactions of up to a hundred, one after the other; the plain rows are written eight at a time. */
const RATIO_TARGET = 6;
const GROWTH_TARGET = 1.15;
/** What sweep-sessions keeps of its time to end what it is writing. */
const MARGIN_SECONDS = 12;
const MEMORY_MEGABYTES = 256;
const MEGABYTE = 2 ** 20;

process.env.USHER_PINPOINT_PROJECT_ID = 'benchcallup';
// Nobody waits for the rate of a provider that is not there; at a new account's, half of them would be told too late.
process.env.USHER_SES_PER_SECOND = '2000';
process.env.USHER_SMS_PER_SECOND = '2000';

/** Nothing is due but what the bench asks for. */
SchedulerService.prototype.applyBackend = async () => undefined;

/** While something is timed, the functions behind the streams wait: in AWS each has a machine of its own. */
let theyMayWork = Promise.resolve();
/** All in one run, however long this machine takes: by its own limit a run leaves the rest to that of the next minute. */
const { applyBackend } = LambdaService.prototype;
LambdaService.prototype.applyBackend = function (backend) {
  const functions = backend.functions.map((one) => (one.name.includes('sweep-sessions') ? { ...one, timeoutSeconds: 3600 } : one));
  return applyBackend.call(this, { ...backend, functions });
};

/** The guests registered long ago: nobody welcomes them. */
const { invoke } = LambdaService.prototype;
LambdaService.prototype.invoke = async function (arn, ...call) {
  if (arn.includes('confirm-registration')) return { payload: null, requestId: '', durationMs: 0 };
  if (!arn.includes('sweep-sessions')) await theyMayWork;
  return invoke.call(this, arn, ...call);
};
/** Milliseconds that the work takes by itself. */
const timed = async (work: () => Promise<void>): Promise<number> => {
  let goOn = (): void => undefined;
  theyMayWork = new Promise((resolve) => (goOn = resolve));
  const begun = performance.now();
  try {
    await work();
    return performance.now() - begun;
  } finally {
    goOn();
  }
};

/** Calls of Pinpoint, and every message that reached the outbox. */
let smsCalls = 0;
const messages = new Map<string, number>();
const { run } = Pinpoint.prototype;
Pinpoint.prototype.run = function (...call) {
  smsCalls += 1;
  return run.apply(this, call);
};
const { add } = FileOutbox.prototype;
FileOutbox.prototype.add = function (message) {
  const key = `${message.channel} ${message.to.join(' ')}`;
  messages.set(key, (messages.get(key) ?? 0) + 1);
  return add.call(this, message);
};

/** The worker that runs the sweep. */
const watched: { worker?: Worker } = {};
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (message: InvokeMessage, ...rest: []) {
  if (message.type === 'invoke' && message.context.functionName.includes('sweep-sessions')) watched.worker = this;
  return postMessage.call(this, message, ...rest);
};

/** What Node takes before it has done anything, in bytes: a function in Lambda is a process, and here it is a thread. */
const emptyNode = (): number => Number(spawnSync(process.execPath, ['-p', 'process.memoryUsage().rss'], { encoding: 'utf8' }).stdout);

/** Watches the worker while the work goes on; answers the most bytes that it held. */
const peakWhile = async (work: Promise<unknown>): Promise<number> => {
  let isDone = false;
  const ended = work.finally(() => (isDone = true));
  let peak = 0;
  while (!isDone) {
    // The worker of the last sweep may have been idle for so long that it was ended.
    const heap = await watched.worker?.getHeapStatistics().catch(() => undefined);
    if (heap) peak = Math.max(peak, heap.total_heap_size + heap.external_memory + heap.malloced_memory);
    await Promise.race([ended, delay(100)]);
  }
  await ended;
  return peak;
};

const folder = newDataFolder();
const root = fileURLToPath(new URL('../..', import.meta.url));
const sandbox = await startSandbox({ root, dataFolder: folder, ports: 'free' });
const doors = doorsOf(sandbox.outputs);
const client = DynamoDBDocumentClient.from(sandbox.dynamodb, { marshallOptions: { removeUndefinedValues: true } });

try {
  const sweep = sandbox.backend.functions.find(({ name }) => name.includes('sweep-sessions'));
  if (!sweep) throw new Error('The backend has no sweep-sessions.');
  const working = sweep.timeoutSeconds - MARGIN_SECONDS;
  const invokeSweep = async (): Promise<void> => {
    const { functionError } = await sandbox.lambda.invoke(sweep.arn, {});
    if (functionError) throw new Error(`${functionError.errorType}: ${functionError.errorMessage}`);
  };
  const organizer = await createPerson(doors, 'organizer@bench.example', ['organizers']);
  const eventId = await createEvent(doors, organizer.accessToken, anEvent({ capacity: 100_000 }));
  const tables: CallUpTables = await callUpWorld.tables(sandbox.dynamodb);

  /** One session of so many guests: called by one sweep, then told. */
  const callAll = async (count: number) => {
    const world = await callUpWorld.write(client, tables, { eventId, count });
    const callsBefore = smsCalls;
    const say = (what: string): void => console.error(`${count} guests: ${what}`);
    say('one sweep calls them ...');
    let milliseconds = 0;
    const bytes = await peakWhile(timed(invokeSweep).then((taken) => (milliseconds = taken)));
    say(`called in ${round(milliseconds / 1000)} s; the sender tells everyone ...`);
    await callUpWorld.untilTold(client, tables, world);
    await callUpWorld.retire(client, tables, world);
    const callsAfter = smsCalls;
    say('told; as many plain rows ...');
    const plainMilliseconds = await timed(() => writePlainRows(client, tables, { eventId, count }));
    say(`written in ${round(plainMilliseconds / 1000)} s`);
    return {
      milliseconds,
      plainMilliseconds,
      bytes,
      smsCalls: callsAfter - callsBefore,
      faults: await findFaults(client, tables, { world, messages }),
    };
  };

  // Warms the function up, and the engine.
  await callAll(100);
  // The small size before and after the large one, so that what gets slower or faster with time falls on both.
  const few = [await callAll(GUESTS / 10)];
  const many = await callAll(GUESTS);
  few.push(await callAll(GUESTS / 10));
  const fewMilliseconds = few.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / few.length;
  const growth = round(many.milliseconds / (10 * fewMilliseconds));
  const ratio = round(many.milliseconds / many.plainMilliseconds);
  const megabytes = round((emptyNode() + many.bytes) / MEGABYTE, 0);
  const faults = [...few, many].map((one) => one.faults);
  const sum = (name: keyof (typeof faults)[number]) => faults.reduce((total, one) => total + one[name], 0);
  const total = {
    notCalled: sum('notCalled'),
    calledTwice: sum('calledTwice'),
    notInLedger: sum('notInLedger'),
    notTold: sum('notTold'),
    toldTwice: sum('toldTwice'),
  };
  report(
    {
      bench: 'call-up',
      ratio,
      target: RATIO_TARGET,
      pass:
        ratio <= RATIO_TARGET &&
        growth <= GROWTH_TARGET &&
        megabytes < MEMORY_MEGABYTES &&
        many.smsCalls <= Math.ceil(GUESTS / 100) &&
        Object.values(total).every((count) => count === 0),
      guests: GUESTS,
      growth: { ratio: growth, target: GROWTH_TARGET, from: GUESTS / 10, to: GUESTS },
      seconds: { sweep: round(many.milliseconds / 1000), plainRows: round(many.plainMilliseconds / 1000) },
      megabytes: { function: megabytes, limit: MEMORY_MEGABYTES },
      calledWithinTimeout: Math.min(GUESTS, Math.floor((GUESTS * working * 1000) / many.milliseconds)),
      smsCalls: many.smsCalls,
      ...total,
    },
    'Time in which one run of sweep-sessions calls all guests of a session, each with a step of the reservation and three rows of the ledger, divided by that of writing one plain row of the ledger for each of them in the same run. Less is better. Growth is the time of ten times the guests divided by ten times the time. `calledWithinTimeout`: how many of them one run calls before its function has to end, on this machine; the run of the next minute goes on with the rest.',
  );
} finally {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
}
