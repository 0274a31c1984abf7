import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { loadBackend } from '../../local/cloud-assembly/load-backend.ts';
import type { Addresses } from '../../local/outputs.ts';
import { startSandbox } from '../../local/sandbox.ts';
import { newDataFolder } from './data-folder.ts';
import { borrowBackend, namedOutputs } from './deployed-backend.ts';
import { excludedWhenDeployed } from './needs-sandbox.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges with Vitest's own
  export interface ProvidedContext {
    /** `amplify_outputs.json` of the shared sandbox of Usher's backend. */
    sandboxOutputs: Record<string, unknown>;
    /** Only of a sandbox that this run started: a deployed backend has no inside. */
    sandboxAddresses: Addresses;
    /** The transformed SDL that AppSync serves. */
    sandboxSchema: string;
  }
}

/** One private, empty sandbox of Usher's backend for all integration tests of a run. Each test makes its own event in it. */
const startOwn = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = newDataFolder();
  // The logs hold no personal data at any level: tests look at the most talkative one.
  process.env['USHER_LOG_LEVEL'] = 'debug';
  const sandbox = await startSandbox({ root: ROOT, dataFolder: folder, ports: 'free' });
  project.provide('sandboxOutputs', sandbox.outputs);
  project.provide('sandboxAddresses', sandbox.addresses);
  project.provide('sandboxSchema', sandbox.backend.api?.schema ?? '');
  return async () => {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  };
};

/** The tests that use public doors alone, against a backend that somebody else runs. Those that are left out are named. */
const useDeployed = async (project: TestProject, named: Record<string, unknown>): Promise<() => Promise<void>> => {
  for (const [path, reason] of excludedWhenDeployed(namedOutputs('USHER_TEST_CONFORMANCE_OUTPUTS') !== undefined)) {
    process.stdout.write(`left out: ${path} ${reason}\n`);
  }
  const { outputs, giveBack } = await borrowBackend(named);
  project.provide('sandboxOutputs', outputs);
  const { backend } = await loadBackend({
    backendFile: join(ROOT, 'amplify/backend.ts'),
    outputFolder: join(ROOT, '.local', 'assemblies'),
    name: 'dev',
  });
  project.provide('sandboxSchema', backend.api?.schema ?? '');
  return giveBack;
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const named = namedOutputs('USHER_TEST_OUTPUTS');
  return named ? useDeployed(project, named) : startOwn(project);
}
