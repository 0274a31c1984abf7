import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { itemBytes } from '../../../local/metering/item-size.ts';
import { UsageMeter } from '../../../local/metering/usage-meter.ts';
import { type Sandbox, startSandbox } from '../../../local/sandbox.ts';
import { runConcurrently } from '../../bench/measure/run-concurrently.ts';
import { synthesizeBranch } from '../../infra/branch-assembly.ts';
import { ScriptedClock } from '../../simulation/scripted-clock.ts';
import type { Units } from '../units.ts';
import { activitiesOf, type Activity } from './activities.ts';
import { type Deployed, deployedOf } from './deployed.ts';
import { buildMeasuredWorld } from './measured-world.ts';
import { perTime, type UnitsOfActivity } from './per-time.ts';
import { withShortNames } from './short-names.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Guests who act at one moment: as many as there are processors, so that functions do not wait for one another. */
const AT_ONCE = availableParallelism();
/** Streams, senders and providers say nothing when they are done. So long without a single unit or a function that runs, they are. */
const QUIET_MS = 1_500;
const LOOK_MS = 100;
const GIVE_UP_MS = 60_000;

const untilQuiet = async (meter: UsageMeter, name: string): Promise<void> => {
  const begun = Date.now();
  let [units, since] = [meter.units, Date.now()];
  while (Date.now() - since < QUIET_MS) {
    await delay(LOOK_MS);
    if (Date.now() - begun > GIVE_UP_MS) throw new Error(`"${name}" does not come to an end.`);
    if (meter.units !== units || meter.running > 0) [units, since] = [meter.units, Date.now()];
  }
};

const run = async ({ name, times, once, isInTurn }: Activity, meter: UsageMeter): Promise<void> => {
  const jobs = Array.from({ length: times }, (_, index) => async () => {
    await once(index);
    if (isInTurn) await untilQuiet(meter, name);
  });
  await runConcurrently(isInTurn ? 1 : AT_ONCE, jobs);
  await untilQuiet(meter, name);
};

type Measured = Pick<Units, 'activities' | 'storedBytesPerGuest'>;

const measureSandbox = async (sandbox: Sandbox, meter: UsageMeter, onProgress: (text: string) => void): Promise<Measured> => {
  const stopListening = sandbox.outbox.onMessage((message) => meter.countMessage(message));
  // A first round starts every function: what is measured is the second one, of another event.
  const activities: Record<string, UnitsOfActivity> = {};
  let storedBytesPerGuest = 0;
  for (const round of ['warm-up', 'measured']) {
    const before = await storedBytes(sandbox);
    const world = await buildMeasuredWorld(sandbox);
    await untilQuiet(meter, 'building the event');
    for (const activity of activitiesOf(sandbox, world)) {
      meter.take();
      await run(activity, meter);
      activities[activity.name] = perTime(withShortNames(meter.take()), activity.times);
      onProgress(`${round}: ${activity.name}`);
    }
    world.close();
    await untilQuiet(meter, 'closing the screens');
    storedBytesPerGuest = Math.round(((await storedBytes(sandbox)) - before) / world.guests.length);
  }
  stopListening();
  return { activities, storedBytesPerGuest };
};

/** Bytes of all items of all tables. */
const storedBytes = async ({ backend, dynamodb }: Sandbox): Promise<number> => {
  let bytes = 0;
  for (const { name } of backend.tables) {
    for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName: name, ConsistentRead: true })) {
      bytes += Items.reduce((sum, item) => sum + itemBytes(item), 0);
    }
  }
  return bytes;
};

const readDeployed = async (): Promise<Deployed> => {
  const assembly = await synthesizeBranch();
  try {
    return deployedOf(assembly);
  } finally {
    assembly.remove();
  }
};

/**
 * Lets guests, staff and the clock do everything in a sandbox of its own, one kind of activity after the other, and counts what each uses
 * with all that follows from it. The clock stands still, so that schedules run only where they are measured.
 */
export const measureUnits = async (onProgress: (text: string) => void): Promise<Units> => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-units-'));
  const meter = new UsageMeter();
  const sandbox = await startSandbox({ root: ROOT, dataFolder: join(folder, 'data'), ports: 'free', clock: new ScriptedClock(), meter });
  try {
    const measured = await measureSandbox(sandbox, meter, onProgress);
    const deployed = await readDeployed();
    const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${process.platform} ${process.arch}, Node ${process.version}`;
    return { measuredOn: new Date().toISOString().slice(0, 10), machine, deployed, ...measured };
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
