import { expect, onTestFinished, test } from 'vitest';
import { dataFolderIn, startPrivateSandbox } from './support/private-sandbox.ts';
import { descendantsOf, untilGone } from './support/processes.ts';
import { runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { findMissing, signUp, writeUntilFailure } from './support/writers.ts';

const CALLERS = 8;
const ENOUGH_WRITES = 200;

test('a killed sandbox leaves no process, and the next one has every acknowledged write', async () => {
  const folder = temporaryFolder();
  const killed = await startPrivateSandbox(folder);
  const children = descendantsOf(killed.child.pid ?? 0);
  expect(children.length).toBeGreaterThan(0);
  expect(await signUp(killed, 'survivor@usher.example')).toBe('CREATED');
  const acknowledged = await writeUntilFailure(killed.dynamodb, CALLERS, (written) => {
    if (written.length === ENOUGH_WRITES) killed.child.kill('SIGKILL');
  });
  expect(acknowledged.length).toBeGreaterThanOrEqual(ENOUGH_WRITES);
  await killed.ended;
  await untilGone(children);

  const next = await startPrivateSandbox(folder);
  onTestFinished(() => void next.child.kill('SIGKILL'));
  expect(await findMissing(next.dynamodb, acknowledged)).toEqual([]);
  expect(await signUp(next, 'survivor@usher.example')).toBe('EXISTS');
  next.child.kill('SIGINT');
  expect((await next.ended).code).toBe(0);
});

test('Ctrl-C ends every process, and only then the sandbox', async () => {
  const sandbox = await startPrivateSandbox(temporaryFolder());
  const children = descendantsOf(sandbox.child.pid ?? 0);
  sandbox.child.kill('SIGINT');
  expect((await sandbox.ended).code).toBe(0);
  await untilGone(children, 1_000);
});

test('a closed terminal stops the sandbox as Ctrl-C does', async () => {
  const sandbox = await startPrivateSandbox(temporaryFolder());
  const children = descendantsOf(sandbox.child.pid ?? 0);
  sandbox.child.stdout?.destroy();
  sandbox.child.stderr?.destroy();
  sandbox.child.kill('SIGHUP');
  await untilGone([sandbox.child.pid ?? 0, ...children]);
});

test('data is exported from a stopped sandbox and brought back into another', async () => {
  const folder = temporaryFolder();
  const elsewhere = temporaryFolder();
  const copy = `${temporaryFolder()}/copy`;
  const first = await startPrivateSandbox(folder);
  onTestFinished(() => void first.child.kill('SIGKILL'));
  await signUp(first, 'traveller@usher.example');

  const whileRunning = await runCli(['export', copy], { USHER_DATA_FOLDER: dataFolderIn(folder) });
  expect(whileRunning).toMatchObject({ code: 1, output: expect.stringContaining(`(process ${first.child.pid}, since`) });

  first.child.kill('SIGINT');
  await first.ended;
  expect(await runCli(['export', copy], { USHER_DATA_FOLDER: dataFolderIn(folder) })).toMatchObject({ code: 0 });
  expect(await runCli(['import', copy], { USHER_DATA_FOLDER: dataFolderIn(elsewhere) })).toMatchObject({ code: 0 });

  const second = await startPrivateSandbox(elsewhere);
  onTestFinished(() => void second.child.kill('SIGKILL'));
  expect(await signUp(second, 'traveller@usher.example')).toBe('EXISTS');
  second.child.kill('SIGINT');
  await second.ended;
});
