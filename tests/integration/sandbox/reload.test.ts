import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reloaded } from '../../../local/reloader.ts';
import { startSandbox, type Sandbox } from '../../../local/sandbox.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Synthesis takes most of a test's time, on a slow machine most of a minute. */
const LIMIT_MS = 180_000;

const authResource = (groups: string[]): string => `
  import { defineAuth } from '@aws-amplify/backend';
  export const auth = defineAuth({ loginWith: { email: true }, groups: ${JSON.stringify(groups)} });
`;

let folder: string;
let sandbox: Sandbox;
const reloads: Reloaded[] = [];
let onReload: (() => void) | undefined;

const saveAuth = (content: string): void => writeFileSync(join(folder, 'amplify', 'auth', 'resource.ts'), content);

/** Saves a file and waits for what the sandbox says to it. */
const saveAndWait = async (content: string): Promise<Reloaded | undefined> => {
  const reloaded = new Promise<void>((resolve) => (onReload = resolve));
  saveAuth(content);
  await reloaded;
  return reloads.at(-1);
};

const groupNames = (): string[] | undefined => sandbox.backend.auth?.groups.map(({ name }) => name);

const isServing = async (): Promise<boolean> =>
  (await fetch(`${sandbox.addresses.cognito}/${sandbox.backend.auth?.userPoolId}/.well-known/jwks.json`)).ok;

beforeAll(async () => {
  mkdirSync(join(ROOT, '.local'), { recursive: true });
  // Inside the repo: the backend imports Amplify.
  folder = mkdtempSync(join(ROOT, '.local', 'reload-'));
  mkdirSync(join(folder, 'amplify', 'auth'), { recursive: true });
  writeFileSync(
    join(folder, 'amplify', 'backend.ts'),
    "import { defineBackend } from '@aws-amplify/backend';\nimport { auth } from './auth/resource.ts';\ndefineBackend({ auth });\n",
  );
  saveAuth(authResource(['staff']));
  sandbox = await startSandbox({
    root: ROOT,
    backendFile: join(folder, 'amplify', 'backend.ts'),
    dataFolder: join(folder, 'data'),
    ports: 'free',
    watch: true,
    onReload: (reloaded) => {
      reloads.push(reloaded);
      onReload?.();
    },
  });
}, LIMIT_MS);

afterAll(async () => {
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a backend that does not synthesize is reported once, and the last good one goes on', { timeout: LIMIT_MS }, async () => {
  const reloaded = await saveAndWait("export const auth = {};\nthrow new Error('half-written');");
  expect(reloaded).toMatchObject({ outcome: 'FAILED', detail: expect.stringContaining('half-written') });
  expect(reloaded?.detail).not.toContain('node_modules');
  expect(sandbox.activity.list({ limit: 1 })).toMatchObject([{ kind: 'RELOAD', outcome: 'FAILED' }]);
  expect(groupNames()).toEqual(['staff']);
  expect(await isServing()).toBe(true);
});

test('a saved change is taken over without a restart', { timeout: LIMIT_MS }, async () => {
  const { cognito } = sandbox.addresses;
  expect(await saveAndWait(authResource(['staff', 'kiosks']))).toMatchObject({ outcome: 'RELOADED' });
  expect(groupNames()).toEqual(['staff', 'kiosks']);
  expect(sandbox.addresses.cognito).toBe(cognito);
  expect(sandbox.outputs.auth).toMatchObject({ groups: [{ staff: { precedence: 0 } }, { kiosks: { precedence: 1 } }] });
  expect(await isServing()).toBe(true);
});
