import { expect, test } from 'vitest';
import type { LocalBackend } from '../../../../local/cloud-assembly/local-backend.ts';
import { Reloader, type Reloaded } from '../../../../local/reloader.ts';
import { SandboxError } from '../../../../local/sandbox-error.ts';

const backendOf = (hash: string): LocalBackend => ({
  hash,
  region: 'us-east-1',
  accountId: '000000000000',
  tables: [],
  functions: [],
  eventSourceMappings: [],
  schedules: [],
  configurationSets: [],
  topics: [],
  queues: [],
  buckets: [],
  roles: [],
  parameters: [],
  outputs: {},
});

/** A reloader over a backend that the test replaces, with all that was applied and reported. */
const setUp = ({ refuses = '' } = {}) => {
  let current = backendOf('first');
  const applied: string[] = [];
  const reported: Reloaded[] = [];
  const loads: { succeed(hash: string): void; fail(error: unknown): void; signal: AbortSignal }[] = [];
  const reloader = new Reloader({
    load: (signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        loads.push({ succeed: (hash) => resolve(backendOf(hash)), fail: reject, signal });
      }),
    apply: async (backend) => {
      applied.push(backend.hash);
      if (backend.hash === refuses) throw new Error('A service refused it.');
      current = backend;
    },
    current: () => current,
    onReloaded: (reloaded) => reported.push(reloaded),
  });
  return { reloader, loads, applied, reported };
};

test('an equal backend is not applied', async () => {
  const { reloader, loads, applied } = setUp();
  const reloading = reloader.reload();
  loads[0]?.succeed('first');
  expect(await reloading).toMatchObject({ outcome: 'UNCHANGED' });
  expect(applied).toEqual([]);
});

test('what is asked for during a reload is done once, after it', async () => {
  const { reloader, loads, applied } = setUp();
  const reloading = reloader.reload();
  void reloader.reload();
  void reloader.reload();
  expect(loads).toHaveLength(1);
  loads[0]?.succeed('second');
  await expect.poll(() => loads.length).toBe(2);
  loads[1]?.succeed('third');
  expect(await reloading).toMatchObject({ outcome: 'RELOADED' });
  expect(applied).toEqual(['second', 'third']);
});

test('a backend that cannot be loaded is reported with what to do, and never applied', async () => {
  const { reloader, loads, applied, reported } = setUp();
  const reloading = reloader.reload();
  loads[0]?.fail(new SandboxError({ code: 'SYNTHESIS_FAILED', message: 'It does not synthesize.', resolution: 'Mend it.' }));
  expect(await reloading).toEqual({ outcome: 'FAILED', detail: 'It does not synthesize. Mend it.' });
  expect(applied).toEqual([]);
  expect(reported).toHaveLength(1);
});

test('a backend that one service refuses is taken back from all', async () => {
  const { reloader, loads, applied } = setUp({ refuses: 'second' });
  const reloading = reloader.reload();
  loads[0]?.succeed('second');
  expect(await reloading).toMatchObject({ outcome: 'FAILED', detail: expect.stringContaining('A service refused it.') });
  expect(applied).toEqual(['second', 'first']);
});

test('closing gives up the reload that is going on, without reporting a failure', async () => {
  const { reloader, loads, reported } = setUp();
  const reloading = reloader.reload();
  await reloader.close();
  expect(loads[0]?.signal.aborted).toBe(true);
  expect(await reloading).toMatchObject({ outcome: 'UNCHANGED' });
  expect(reported).toEqual([]);
});
