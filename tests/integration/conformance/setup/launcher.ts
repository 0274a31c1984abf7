import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { type Sandbox, startSandbox } from '../../../../local/sandbox.ts';
import { newDataFolder } from '../../../setup/data-folder.ts';
import { namedOutputs } from '../../../setup/deployed-backend.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const backendFile = join(root, 'tests/fixtures/conformance-backend/amplify/backend.ts');

/** What a test file is told about the sandbox that runs the conformance backend. */
export type ConformanceSandbox = { outputs: Record<string, unknown> };

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can add to Vitest's own
  export interface ProvidedContext {
    /** Address that starts the conformance sandbox when it is first asked, and answers with its outputs. */
    conformanceLauncher: string;
  }
}

/**
 * The conformance tests share one sandbox, which runs a backend of its own. It starts when the first of them asks, so
 * that a run of other integration tests does not wait for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let folder: string | undefined;
  let started: Promise<ConformanceSandbox & Partial<Sandbox>> | undefined;
  const start = async (): Promise<ConformanceSandbox & Partial<Sandbox>> => {
    const outputs = namedOutputs('USHER_TEST_CONFORMANCE_OUTPUTS');
    if (outputs) return { outputs };
    folder = newDataFolder();
    return startSandbox({ root, backendFile, dataFolder: folder, ports: 'free' });
  };
  const launcher = createServer((_request, response) => {
    started ??= start();
    started.then(
      ({ outputs }) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ outputs } satisfies ConformanceSandbox)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? `${error.message}\n${error.stack}` : String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => launcher.once('error', reject).listen(0, '127.0.0.1', resolve));
  project.provide('conformanceLauncher', `http://127.0.0.1:${(launcher.address() as AddressInfo).port}`);
  return async () => {
    launcher.closeAllConnections();
    await new Promise((resolve) => launcher.close(resolve));
    // One that failed to start has been reported by every test that asked for it.
    const sandbox = await started?.catch(() => undefined);
    await sandbox?.stop?.();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}
