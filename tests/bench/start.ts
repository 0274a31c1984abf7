/**
 * `npm run bench:start`: `npm run dev` until the first guest page is answered, against a bare `next dev` on the same page
 * beside a bare DynamoDB Local; with the backend unchanged, and after a change in amplify/.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { percentile, round } from './measure/percentile.ts';
import { endGroup, startGroup, untilAnswered } from './measure/processes.ts';
import { report } from './measure/report.ts';

const ROUNDS = 3;
const UNCHANGED_TARGET = 1.5;
const CHANGED_TARGET = 3;
const SITE = 'http://localhost:3000/';
const DYNAMODB = 'http://127.0.0.1:20002/';

const root = fileURLToPath(new URL('../..', import.meta.url));
const emulator = join(dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')), 'emulator');
/** Part of what synthesis depends on, and of nothing that runs. */
const changedFile = join(root, 'amplify', 'functions', 'agenda', 'bench-change.ts');

const untilListening = async (url: string): Promise<void> => {
  const isListening = await fetch(url).then(
    () => true,
    () => false,
  );
  if (!isListening) await untilListening(url);
};

/** Seconds until the whole of Usher answers its landing page. */
const ours = async (): Promise<number> => {
  const begun = performance.now();
  const dev = startGroup('npm', ['run', 'dev'], { cwd: root });
  try {
    await untilAnswered(SITE, dev);
    await untilListening(DYNAMODB);
    return (performance.now() - begun) / 1000;
  } finally {
    await endGroup(dev);
  }
};

/** Seconds until a bare Next answers the same page and a bare DynamoDB Local answers. */
const bare = async (): Promise<number> => {
  const begun = performance.now();
  const engine = startGroup(
    'java',
    ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory', '-port', '20002'],
    { cwd: emulator },
  );
  const next = startGroup('npx', ['--no-install', 'next', 'dev', '-H', '127.0.0.1', '-p', '3000'], { cwd: root });
  try {
    await Promise.all([untilAnswered(SITE, next), untilListening(DYNAMODB)]);
    return (performance.now() - begun) / 1000;
  } finally {
    await Promise.all([endGroup(next), endGroup(engine)]);
  }
};

const unchanged: number[] = [];
const changed: number[] = [];
const baseline: number[] = [];
try {
  await ours();
  await bare();
  for (let number = 0; number < ROUNDS; number++) {
    baseline.push(await bare());
    unchanged.push(await ours());
    writeFileSync(changedFile, `export const changedInRound = ${number + Date.now()};\n`);
    changed.push(await ours());
  }
} finally {
  rmSync(changedFile, { force: true });
}

const median = (seconds: number[]): number => percentile(seconds, 0.5);
const ratio = round(median(unchanged) / median(baseline));
const changedRatio = round(median(changed) / median(baseline));
report(
  {
    bench: 'start',
    ratio,
    target: UNCHANGED_TARGET,
    pass: ratio <= UNCHANGED_TARGET && changedRatio <= CHANGED_TARGET,
    rounds: ROUNDS,
    afterChange: { ratio: changedRatio, target: CHANGED_TARGET },
  },
  'Time of `npm run dev` until the landing page is answered, divided by that of a bare `next dev` on the same page beside a bare DynamoDB Local. Less is better.',
);
