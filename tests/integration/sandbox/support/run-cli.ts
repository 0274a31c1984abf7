import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../../../local/cli/run.js', import.meta.url));

export type Running = {
  child: ChildProcess;
  /** Settles with what matched in the output; rejects when the process ends first. */
  untilOutput(pattern: RegExp): Promise<RegExpExecArray>;
  ended: Promise<{ code: number | null; output: string }>;
};

/** Starts a command of the sandbox's command line, as npm would. */
export const startCli = (args: string[], env: Record<string, string> = {}): Running => {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
  const untilOutput = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const match = pattern.exec(output);
        if (!match) return;
        listeners.delete(check);
        resolve(match);
      };
      listeners.add(check);
      void ended.then(() => reject(new Error(`It ended before it printed ${pattern}:\n${output}`)));
      check();
    });
  return { child, untilOutput, ended };
};

export const runCli = (args: string[], env?: Record<string, string>): Promise<{ code: number | null; output: string }> =>
  startCli(args, env).ended;
