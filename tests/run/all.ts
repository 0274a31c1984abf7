/**
 * `npm test`: the static checks, then every Vitest project, then one closing line `N passed, N failed`.
 * Give names to run a part: `npm test -- unit integration`, `npm test -- checks`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS } from './checks.ts';

const PROJECTS = ['unit', 'infra', 'integration', 'e2e'];

type Tally = { passed: number; failed: number };
type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; success: boolean };

const run = (command: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn('npx', ['--no-install', ...command], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const runChecks = async (): Promise<Tally> => {
  const tally = { passed: 0, failed: 0 };
  for (const { name, command } of CHECKS) {
    const isPassed = (await run(command)) === 0;
    console.log(`${isPassed ? 'ok  ' : 'FAIL'} ${name}`);
    if (isPassed) tally.passed += 1;
    else tally.failed += 1;
  }
  return tally;
};

/** A project that ends without a report, or that skips a test, has failed. */
const runProject = async (project: string): Promise<Tally> => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  const reportFile = join(folder, 'report.json');
  const code = await run(['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile=${reportFile}`]);
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

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== 'checks' && !PROJECTS.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Choose from checks, ${PROJECTS.join(', ')}.`);
  process.exit(2);
}
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

const tallies: Tally[] = [];
if (isWanted('checks')) tallies.push(await runChecks());
for (const project of PROJECTS.filter(isWanted)) tallies.push(await runProject(project));

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
