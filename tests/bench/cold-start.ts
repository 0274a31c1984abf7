/**
 * `npm run bench:cold-start`: how long each function's bundle takes to import in a new process, against an empty handler that
 * imports the same of the AWS SDK and is bundled as Amplify bundles every function. Names of functions measure those alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBackend } from '../../local/cloud-assembly/load-backend.ts';
import type { LambdaFunction } from '../../local/cloud-assembly/local-backend.ts';
import { sdkImportsOf, writeEmptyHandler } from './measure/empty-handler.ts';
import { percentile, round } from './measure/percentile.ts';
import { report } from './measure/report.ts';

const ROUNDS = 15;
const TARGET = 1.3;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const IMPORT_ONCE = fileURLToPath(new URL('./measure/import-once.ts', import.meta.url));
/** Any 32 bytes: secrets are read when a bundle is imported, and nothing is signed here. */
const A_SECRET = Buffer.alloc(32, 7).toString('base64');

type Subject = { name: string; environment: Record<string, string>; ours: string; empty: string; emptyAsOurs: string };

/** Where a function's one client is X-Ray's, which every function has: it comes with Powertools. */
const TRACED_ALONE = new Map([
  ['@aws-lambda-powertools/logger', new Set(['Logger'])],
  ['@aws-lambda-powertools/metrics', new Set(['Metrics'])],
  ['@aws-lambda-powertools/tracer', new Set(['Tracer'])],
]);

const sourceOf = (name: string): string => {
  const [file] = [`amplify/functions/${name}/handler.ts`, `amplify/auth/${name}/handler.ts`].filter((path) => existsSync(join(ROOT, path)));
  if (!file) throw new Error(`The function ${name} has no handler.`);
  return file;
};

/** The variables of its template, with values in place of the names of secrets, so that nothing is asked of SSM. */
const environmentOf = ({ environment }: LambdaFunction): Record<string, string> => {
  const { AMPLIFY_SSM_ENV_CONFIG: config = '{}', ...rest } = environment;
  const secrets = Object.keys(JSON.parse(config) as Record<string, unknown>);
  return { ...rest, ...Object.fromEntries(secrets.map((name) => [name, A_SECRET])) };
};

const prepare = (folder: string, fn: LambdaFunction): Subject => {
  const used = sdkImportsOf(ROOT, sourceOf(fn.name));
  const hasClient = [...used.keys()].some((name) => name.startsWith('@aws-sdk/client-'));
  const imports = hasClient ? used : new Map([...used, ...TRACED_ALONE]);
  const empty = join(folder, `${fn.name}.mjs`);
  const emptyAsOurs = join(folder, `${fn.name}-as-ours.mjs`);
  writeEmptyHandler({ root: ROOT, imports, file: empty, isBundledAsOurs: false });
  writeEmptyHandler({ root: ROOT, imports, file: emptyAsOurs, isBundledAsOurs: true });
  return { name: fn.name, environment: environmentOf(fn), ours: join(fn.codePath, 'index.mjs'), empty, emptyAsOurs };
};

/** Milliseconds of one import in a process of its own, without any code that an earlier one compiled. */
const importOnce = (file: string, environment: Record<string, string>): number => {
  const { NODE_COMPILE_CACHE: _, ...inherited } = process.env;
  const env = { ...inherited, ...environment, NODE_DISABLE_COMPILE_CACHE: '1', AWS_REGION: 'us-east-1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [IMPORT_ONCE, file], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} cannot be imported: ${stderr}`);
  return Number(stdout);
};

const measure = ({ name, environment, ours, empty, emptyAsOurs }: Subject) => {
  const times = { ours: [] as number[], empty: [] as number[], emptyAsOurs: [] as number[] };
  // The first of each brings the files into the system's cache.
  for (const file of [ours, empty, emptyAsOurs]) importOnce(file, environment);
  for (let number = 0; number < ROUNDS; number++) {
    times.empty.push(importOnce(empty, environment));
    times.ours.push(importOnce(ours, environment));
    times.emptyAsOurs.push(importOnce(emptyAsOurs, environment));
  }
  const median = (values: number[]): number => percentile(values, 0.5);
  return {
    name,
    ratio: round(median(times.ours) / median(times.empty)),
    ratioSameBundling: round(median(times.ours) / median(times.emptyAsOurs)),
    milliseconds: round(median(times.ours), 1),
    kilobytes: round(statSync(ours).size / 1000, 0),
  };
};

const folder = mkdtempSync(join(tmpdir(), 'usher-bench-'));
try {
  const { backend } = await loadBackend({
    backendFile: join(ROOT, 'amplify', 'backend.ts'),
    outputFolder: join(ROOT, '.local', 'assemblies'),
    name: 'dev',
  });
  const wanted = process.argv.slice(2);
  const own = backend.functions.filter(({ environment }) => 'AMPLIFY_SSM_ENV_CONFIG' in environment);
  const functions = own.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).map((fn) => measure(prepare(folder, fn)));
  const ratio = Math.max(...functions.map((fn) => fn.ratio));
  report(
    {
      bench: 'cold-start',
      ratio,
      target: TARGET,
      pass: ratio <= TARGET,
      rounds: ROUNDS,
      functions: Object.fromEntries(functions.map(({ name, ...figures }) => [name, figures])),
    },
    "Time to import a function's bundle in a new Node.js process, divided by that of an empty handler that imports all of the AWS SDK that the function uses, also what the function itself loads only when it needs it, and is bundled by Amplify's own settings; for a function whose one client is X-Ray's (count-check-ins), Powertools as every function has it; medians of interleaved rounds, Node's compile cache off on both sides. The ratio is the worst function's. Less is better. `ratioSameBundling` divides by the same empty handler after our own bundling, which drops half of the SDK: what our code adds to it.",
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
