/**
 * `npm run fuzz -- --runs 100000 --seed 1 --over-http 30000`: malformed input of every kind. Prints one JSON object: what was
 * tried, how it ended, and whether anything got through. README.md says what counts as that.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { doorsOf } from '../../local/seed/doors.ts';
import { IN_PROCESS_TARGETS } from './in-process/targets.ts';
import { runOverHttp } from './over-http/run-over-http.ts';
import { runInProcess, runsOf, type TargetReport } from './run-in-process.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    /** How many of the runs; three in ten unless said otherwise. */
    'over-http': { type: 'string' },
  },
});

const wholeNumber = (name: keyof typeof values, otherwise: number): number => {
  const value = Number(values[name] ?? otherwise);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} takes a whole number.`);
  return value;
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const file = process.env.USHER_OUTPUTS_FILE;
if (!file) throw new Error('Run this through `npm run fuzz`, which starts a private sandbox around it.');
const doors = doorsOf(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);

const seed = wholeNumber('seed', 1);
const runs = wholeNumber('runs', 100_000);
const overHttp = Math.min(runs, wholeNumber('over-http', Math.floor(runs * 0.3)));
const startedAt = performance.now();

const targets: TargetReport[] = [];
for (const [index, count] of runsOf(IN_PROCESS_TARGETS, runs - overHttp).entries()) {
  const target = IN_PROCESS_TARGETS[index];
  if (!target) continue;
  say(`${count} x ${target.name}`);
  targets.push(runInProcess(target, { runs: count, seed }));
}
if (overHttp > 0) {
  const onProgress = (done: number): void => (done % 5_000 === 0 ? say(`${done} requests`) : undefined);
  targets.push(await runOverHttp({ doors, consoleUrl: process.env.USHER_SANDBOX_URL, runs: overHttp, seed, onProgress }));
}

const total = targets.reduce((sum, target) => sum + target.runs, 0);
const pass = targets.every(({ faults }) => faults.length === 0) && total >= runs;
process.stdout.write(
  `${JSON.stringify({ fuzz: 'malformed input', seed, runs: total, seconds: Math.round((performance.now() - startedAt) / 1000), targets, pass })}\n`,
);
process.exitCode = pass ? 0 : 1;
