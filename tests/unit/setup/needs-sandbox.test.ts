import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { excludedWhenDeployed, NEEDS_SANDBOX } from '../../setup/needs-sandbox.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const integration = globSync('tests/integration/**/*.test.ts', { cwd: root });
const isLeftOut = (file: string): boolean => [...NEEDS_SANDBOX.keys()].some((path) => file === path || file.startsWith(path));

/** Names of the inside that a file imports itself, or asks Vitest for. */
const insideOf = (file: string): boolean => {
  const source = readFileSync(join(root, file), 'utf8');
  return /sandbox-inside|sender-workshop|private-sandbox|inject\('sandboxAddresses'\)|local\/(?!seed)/.test(
    source.replace(/lib\/data\/local-websocket/g, ''),
  );
};

it('names files and folders that exist', () => {
  expect([...NEEDS_SANDBOX.keys()].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('leaves in no test that looks inside a sandbox by itself', () => {
  expect(integration.filter((file) => !isLeftOut(file) && insideOf(file))).toEqual([]);
});

it('leaves in whole areas: the API, its rights, and the conformance of models', () => {
  const kept = integration.filter((file) => !isLeftOut(file));
  expect(new Set(kept.map((file) => dirname(file)))).toEqual(
    new Set(['backend', 'authorization', 'conformance'].map((folder) => `tests/integration/${folder}`)),
  );
  expect(kept.length).toBeGreaterThanOrEqual(30);
});

it('leaves the conformance of models out where its backend is not deployed', () => {
  expect(excludedWhenDeployed(false).has('tests/integration/conformance/')).toBe(true);
  expect(excludedWhenDeployed(true).has('tests/integration/conformance/')).toBe(false);
});
