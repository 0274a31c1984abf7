import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs the command beside a guard that reads from our end of a pipe. When this process ends in any way, even by
 * `kill -9`, the pipe closes and the guard ends the whole process group: first politely, then for good.
 */
const GUARD = `
trap : TERM
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
{ trap - TERM; cat <&3 >/dev/null; trap "" TERM; kill -TERM 0; sleep 2; kill -KILL 0; } >/dev/null 2>&1 &
exec 3<&-
wait $child
code=$?
while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
exit $code
`;
const DEFAULT_GRACE_MS = 3_000;

/** A child process that cannot outlive this one, with everything it starts itself. */
export class GuardedProcess {
  readonly process: ChildProcess;
  /** Settles with the command's exit code when it ends (null when it could not start or was killed). */
  readonly exited: Promise<number | null>;

  private constructor(child: ChildProcess) {
    this.process = child;
    this.exited = new Promise((resolve) => {
      child.once('error', () => resolve(null));
      // Releases the guard of a command that ended by itself.
      child.once('exit', () => child.stdin?.destroy());
      // After "exit": all that the command printed has arrived.
      child.once('close', (code) => resolve(code));
    });
  }

  /** The command's standard output and error arrive on `process.stdout` and `process.stderr`, unless `output` is "inherit". */
  static start({
    command,
    args,
    cwd,
    env,
    output = 'pipe',
  }: {
    command: string;
    args: string[];
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    output?: 'pipe' | 'inherit' | 'ignore';
  }): GuardedProcess {
    // Detached: a group of its own, so that Ctrl-C reaches this process alone and things stop in order.
    const child = spawn('/bin/sh', ['-c', GUARD, 'guard', command, ...args], { cwd, env, stdio: ['pipe', output, output], detached: true });
    // The pipe breaks when the child ends first, which `exited` reports.
    child.stdin?.on('error', () => undefined);
    return new GuardedProcess(child);
  }

  /** Ends the whole process group: asks, and after `graceMs` insists. Safe to call twice. */
  async stop({ graceMs = DEFAULT_GRACE_MS }: { graceMs?: number } = {}): Promise<void> {
    if (!this.#signal('SIGTERM')) return;
    const patience = new AbortController();
    await Promise.race([this.exited, delay(graceMs, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
    // Whatever the command left behind, and the command itself if it would not listen.
    this.#signal('SIGKILL');
    await this.exited;
  }

  /** False when the group has no process left. */
  #signal(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.process;
    if (pid === undefined) return false;
    try {
      process.kill(-pid, signal);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
      throw error;
    }
  }
}
