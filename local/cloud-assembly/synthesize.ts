import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GuardedProcess } from '../guarded-process.ts';
import { SandboxError } from '../sandbox-error.ts';
import { pathWithQuickNpx } from './quick-npx.ts';
import { hashContent, listSources } from './source-files.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHILD = fileURLToPath(new URL('synthesis-child.ts', import.meta.url));
/** Assemblies that no start has used for this long are deleted when a new one is written. A running sandbox may still use its own. */
const KEEP_MS = 7 * 24 * 60 * 60 * 1000;
const PARTIAL = '.partial-';
/** The backend may read any other variable of ours, so that a change of one is a change of the backend. */
const NOT_OF_BACKEND = ['USHER_DATA_FOLDER', 'USHER_NEXT_DIST', 'USHER_OUTPUTS_FILE', 'USHER_PORTS', 'USHER_SANDBOX_URL'];

export type Synthesis = {
  /** Folder of the finished cloud assembly. */
  folder: string;
  /** Hash of everything that went into it. */
  inputHash: string;
  /** False when nothing had changed since an earlier synthesis. */
  isFresh: boolean;
};

/**
 * Synthesizes a backend as `ampx sandbox` would, in a child process, since CDK takes more memory than the whole sandbox.
 * The assembly is kept under the hash of the backend's folder, of what it imports, and of the lock file: an unchanged
 * backend starts no child. Rejects with SYNTHESIS_FAILED and what the backend's own code reported.
 */
export const synthesize = async ({
  backendFile,
  outputFolder,
  name,
  signal,
  onStart,
}: {
  backendFile: string;
  /** Holds one folder for each synthesized state of the backend. Keep it inside the repo: functions resolve packages from there. */
  outputFolder: string;
  /** Name of the backend, part of the stack's name. */
  name: string;
  signal?: AbortSignal | undefined;
  /** Called when something has changed, so that it takes a while. */
  onStart?: (() => void) | undefined;
}): Promise<Synthesis> => {
  const inputHash = hashInputs(backendFile, name);
  const folder = resolve(outputFolder, inputHash);
  if (existsSync(join(folder, 'manifest.json'))) {
    utimesSync(folder, new Date(), new Date());
    return { folder, inputHash, isFresh: false };
  }
  onStart?.();
  mkdirSync(outputFolder, { recursive: true });
  const partial = mkdtempSync(join(resolve(outputFolder), PARTIAL));
  try {
    await runChild({ backendFile, folder: partial, name, signal });
    dropUnused(partial);
    moveInto(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  prune(outputFolder, folder);
  return { folder, inputHash, isFresh: true };
};

const hashInputs = (backendFile: string, name: string): string => {
  const content = hashContent([...listSources(dirname(resolve(backendFile))), join(ROOT, 'package-lock.json'), CHILD]);
  const settings = Object.entries(process.env).filter(([key]) => key.startsWith('USHER_') && !NOT_OF_BACKEND.includes(key));
  const hash = createHash('sha256').update(JSON.stringify([content, settings.sort()]));
  return `${name}-${hash.digest('hex').slice(0, 16)}`;
};

const runChild = async ({
  backendFile,
  folder,
  name,
  signal,
}: {
  backendFile: string;
  folder: string;
  name: string;
  signal: AbortSignal | undefined;
}): Promise<void> => {
  const context = {
    'amplify-backend-namespace': 'local',
    'amplify-backend-name': name,
    'amplify-backend-type': 'sandbox',
    secretLastUpdated: 1,
    // Where each resource was made: long to find out, and read by nobody here.
    'aws:cdk:disable-stack-trace': true,
  };
  const child = GuardedProcess.start({
    command: process.execPath,
    args: ['--import', 'tsx', CHILD, resolve(backendFile)],
    cwd: ROOT,
    env: {
      ...process.env,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_OUTDIR: folder,
      // Advice about templates, which takes a quarter of the time; the tests of the templates ask for what matters.
      CDK_VALIDATION: 'false',
      AWS_REGION: 'us-east-1',
      NODE_COMPILE_CACHE: join(ROOT, '.local', 'compile-cache'),
      PATH: pathWithQuickNpx({ root: ROOT, folder: join(dirname(folder), '.bin') }),
    },
  });
  let output = '';
  for (const stream of [child.process.stdout, child.process.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const stop = (): void => void child.stop({ graceMs: 0 });
  signal?.addEventListener('abort', stop, { once: true });
  const code = await child.exited;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (code !== 0 || !existsSync(join(folder, 'manifest.json'))) throw failed(output);
};

const failed = (output: string): SandboxError =>
  new SandboxError({
    code: 'SYNTHESIS_FAILED',
    message: `The backend does not synthesize: ${output.trim() || 'it ended without a word'}`,
    resolution: 'Mend the code in amplify/ (or lib/) and save: it is tried again.',
  });

/** The AWS command line, which CDK adds for deployments, is most of an assembly's size and never runs here. */
const dropUnused = (folder: string): void => {
  for (const file of readdirSync(folder)) if (file.endsWith('.zip') || file === 'tree.json') rmSync(join(folder, file));
};

/** Two processes may synthesize the same state at once: the first one's folder stays. */
const moveInto = (partial: string, folder: string): void => {
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'manifest.json'))) throw error;
  }
};

const prune = (outputFolder: string, current: string): void => {
  for (const entry of readdirSync(outputFolder)) {
    const path = join(outputFolder, entry);
    if (entry !== basename(current) && Date.now() - statSync(path).mtimeMs > KEEP_MS) rmSync(path, { recursive: true, force: true });
  }
};
