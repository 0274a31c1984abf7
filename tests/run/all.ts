/**
 * `npm test`: the static checks and every Vitest project, in two lanes side by side, then one closing line `N passed, N failed`.
 * Give names to run a part: `npm test -- unit integration`, `npm test -- checks`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CHECKS } from './checks.ts';

/** Integration tests often wait for the sandbox, and take as long as all others together: these fill the gaps. */
const LANES = [['integration'], ['checks', 'unit', 'infra', 'e2e']];

type Tally = { passed: number; failed: number };
type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; success: boolean };

/** Each line says whose it is. */
const tell = (part: string, output: Readable): void => {
  createInterface({ input: output }).on('line', (line) => console.log(`${part.padEnd(11)} | ${line}`));
};

const run = (part: string, command: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn('npx', ['--no-install', ...command], { stdio: ['ignore', 'pipe', 'pipe'] });
    tell(part, child.stdout);
    tell(part, child.stderr);
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

const runChecks = async (): Promise<Tally> => {
  const tally = { passed: 0, failed: 0 };
  for (const { name, command } of CHECKS) {
    const isPassed = (await run('checks', command)) === 0;
    console.log(`checks      | ${isPassed ? 'ok  ' : 'FAIL'} ${name}`);
    if (isPassed) tally.passed += 1;
    else tally.failed += 1;
  }
  return tally;
};

/** A project that ends without a report, or that skips a test, has failed. */
const runProject = async (project: string): Promise<Tally> => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  const reportFile = join(folder, 'report.json');
  const code = await run(project, [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${reportFile}`,
  ]);
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
    const skipped = report.numPendingTests + report.numTodoTests;
    if (skipped > 0) console.log(`FAIL ${project}: ${skipped} tests are skipped`);
    const failed = report.numFailedTests + skipped;
    return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch (error) {
    console.log(`FAIL ${project}: Vitest wrote no report (${String(error)})`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const runPart = (part: string): Promise<Tally> => (part === 'checks' ? runChecks() : runProject(part));

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !LANES.flat().includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Choose from ${LANES.flat().join(', ')}.`);
  process.exit(2);
}

const runLane = async (lane: string[]): Promise<Tally[]> => {
  const tallies: Tally[] = [];
  for (const part of lane) if (wanted.length === 0 || wanted.includes(part)) tallies.push(await runPart(part));
  return tallies;
};

const tallies = (await Promise.all(LANES.map(runLane))).flat();
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
