import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import type { Addresses } from '../../local/outputs.ts';
import { startSandbox } from '../../local/sandbox.ts';
import { newDataFolder } from './data-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges with Vitest's own
  export interface ProvidedContext {
    /** `amplify_outputs.json` of the shared sandbox of Usher's backend. */
    sandboxOutputs: Record<string, unknown>;
    sandboxAddresses: Addresses;
    /** The transformed SDL that AppSync serves. */
    sandboxSchema: string;
  }
}

/** One private, empty sandbox of Usher's backend for all integration tests of a run. Each test makes its own event in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
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
}
