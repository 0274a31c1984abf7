import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { descendantsOf, stillRunning, untilGone } from './support/processes.ts';
import { runCli, startCli } from './support/run-cli.ts';

test('sandbox:exec gives the command a running copy and returns its exit code', async () => {
  const script = `
    const outputs = JSON.parse(require('fs').readFileSync(process.env.USHER_OUTPUTS_FILE, 'utf8'));
    fetch(process.env.USHER_SANDBOX_URL + '/api/services').then((answer) => {
      console.log('console', answer.status, 'graphql', new URL(outputs.data.url).hostname, 'dynamodb', process.env.AWS_ENDPOINT_URL_DYNAMODB);
      process.exit(7);
    });`;
  const { code, output } = await runCli(['exec', '--', process.execPath, '-e', script]);
  expect(output).toMatch(/console 200 graphql localhost dynamodb http:\/\/127\.0\.0\.1:\d+/);
  expect(code).toBe(7);
});

test('sandbox:exec reports a command that does not exist, and leaves nothing behind', async () => {
  const { code, output } = await runCli(['exec', '--', 'no-such-command']);
  expect(code).toBe(1);
  expect(output).toMatch(/Error {2}The command "no-such-command" cannot be run/);
  expect(output).not.toContain('    at ');
});

test('a signal ends sandbox:exec, its command and its services', async () => {
  const running = startCli(['exec', '--', 'sh', '-c', 'echo ready; exec sleep 600']);
  await running.untilOutput(/ready/);
  const children = descendantsOf(running.child.pid ?? 0);
  expect(children.length).toBeGreaterThan(1);
  running.child.kill('SIGTERM');
  expect((await running.ended).code).toBe(128 + constants.signals.SIGTERM);
  await untilGone(children);
  expect(stillRunning(children)).toEqual([]);
});
