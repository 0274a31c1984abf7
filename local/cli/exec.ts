import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountVariables } from '../endpoint-variables.ts';
import { SandboxError } from '../sandbox-error.ts';
import { startSandbox, type Sandbox } from '../sandbox.ts';
import { ROOT } from './paths.ts';
import { firstStopSignal, type StopSignal } from './stop-signals.ts';

/**
 * `npm run sandbox:exec -- <command>`: starts a private copy with empty data on free ports, runs the command beside it,
 * stops and forgets it, and gives the command's exit code (128 + n when signal n ended it).
 */
export const run = async (args: string[]): Promise<number> => {
  const [command, ...rest] = args[0] === '--' ? args.slice(1) : args;
  if (!command) throw noCommand();
  const asked = new AbortController();
  const stopSignal = firstStopSignal();
  void stopSignal.then(() => asked.abort());
  const folder = mkdtempSync(join(tmpdir(), 'usher-sandbox-'));
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await startSandbox({ root: ROOT, dataFolder: join(folder, 'data'), ports: 'free', signal: asked.signal });
    const outputsFile = join(folder, 'amplify_outputs.json');
    writeFileSync(outputsFile, JSON.stringify(sandbox.outputs));
    const env = {
      ...process.env,
      ...accountVariables(sandbox.addresses),
      USHER_OUTPUTS_FILE: outputsFile,
      USHER_SANDBOX_URL: sandbox.addresses.console,
    };
    return await runCommand({ command, args: rest, env, stopSignal });
  } catch (error) {
    if (asked.signal.aborted) return 128 + constants.signals[await stopSignal];
    throw error;
  } finally {
    await sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const runCommand = ({
  command,
  args,
  env,
  stopSignal,
}: {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  stopSignal: Promise<StopSignal>;
}): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'inherit' });
    // Ctrl-C reaches the command by itself; a signal sent to us alone does not.
    void stopSignal.then((signal) => child.kill(signal));
    child.once('error', (cause) => reject(cannotRun(command, cause)));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });

const noCommand = (): SandboxError =>
  new SandboxError({
    code: 'SERVICE_FAILED',
    message: 'sandbox:exec needs a command.',
    resolution: 'Name one: npm run sandbox:exec -- <command>',
  });

const cannotRun = (command: string, cause: Error): SandboxError =>
  new SandboxError({
    code: 'SERVICE_FAILED',
    message: `The command "${command}" cannot be run: ${cause.message}.`,
    resolution: 'Check its name and that it is on the PATH. Shell syntax needs a shell: npm run sandbox:exec -- sh -c "<line>"',
    cause,
  });
