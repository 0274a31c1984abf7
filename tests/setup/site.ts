import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { seedDemo } from '../../local/seed/seed.ts';
import { startSandbox } from '../../local/sandbox.ts';
import { newDataFolder } from './data-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the built site, its console answers, and its outputs; given to e2e tests. */
export type SiteAddresses = { site: string; console: string; outputs: Record<string, unknown> };

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges with Vitest's own
  export interface ProvidedContext {
    siteAddresses: SiteAddresses;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const runToEnd = (command: string[], env: NodeJS.ProcessEnv): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    const child = spawn('npx', ['--no-install', ...command], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command.join(' ')} ended with ${code}:\n${output}`))));
  });

const startSite = (port: number, env: NodeJS.ProcessEnv): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
    const child = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`next start ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ready')) resolve(child);
    });
  });

/** Starts a private sandbox with the demo event, builds the site against it and serves it, all on free ports. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(join(root, '.local'), { recursive: true });
  const folder = mkdtempSync(join(root, '.local', 'e2e-'));
  const dataFolder = newDataFolder();
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const sandbox = await startSandbox({ root, dataFolder, ports: 'free', siteUrl: site });
  await seedDemo(sandbox);
  const outputsFile = join(folder, 'amplify_outputs.json');
  writeFileSync(outputsFile, JSON.stringify(sandbox.outputs));
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    USHER_OUTPUTS_FILE: outputsFile,
    USHER_NEXT_DIST: join('.local', folder.slice(folder.lastIndexOf('e2e-')), 'next'),
    NEXT_TELEMETRY_DISABLED: '1',
  };
  await runToEnd(['next', 'build'], env);
  const server = await startSite(port, env);
  project.provide('siteAddresses', { site, console: sandbox.addresses.console, outputs: sandbox.outputs });
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
    await sandbox.stop();
    rmSync(dataFolder, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
}
