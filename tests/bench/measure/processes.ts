import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const POLL_MS = 20;

/** Starts a command in a process group of its own, so that all of it can be ended. Its output is kept for a failure's sake. */
export const startGroup = (
  command: string,
  args: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): ChildProcess & { output(): string } => {
  let output = '';
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    });
  }
  return Object.assign(child, { output: () => output });
};

/** Ends a started group as Ctrl-C would, and waits for it. */
export const endGroup = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGINT');
  await ended;
};

/** Asks an address until it answers 200 with its whole body. */
export const untilAnswered = async (url: string, child: ChildProcess & { output(): string }): Promise<void> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It ended before ${url} answered:\n${child.output()}`);
    const isAnswered = await fetch(url).then(
      async (response) => (await response.text()).length > 0 && response.ok,
      () => false,
    );
    if (isAnswered) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

type ProcessInfo = { pid: number; parent: number; command: string };

/** Every process of this machine, from /proc. Linux only. */
const processes = (): ProcessInfo[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) =>
      unlessGone(() => {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
      }, []),
    );

/**
 * Bytes of memory that a process and all below it take, without the JVM and Next. Pages that several of them share, Node's own
 * program above all, count once: the proportional set size of https://docs.kernel.org/filesystems/proc.html.
 */
export const sandboxBytes = (pid: number): number => {
  const all = processes();
  const below = (parent: number): ProcessInfo[] => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  const counted = [...all.filter((one) => one.pid === pid), ...below(pid)];
  return counted.filter(({ command }) => !/\bjava\b|next/.test(command)).reduce((sum, one) => sum + proportionalBytes(one.pid), 0);
};

const proportionalBytes = (pid: number): number =>
  unlessGone(() => Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) * 1024, 0);

/** A process that ended while we looked is no longer counted. */
const unlessGone = <Value>(read: () => Value, otherwise: Value): Value => {
  try {
    return read();
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return otherwise;
    throw error;
  }
};
