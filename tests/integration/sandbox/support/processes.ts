import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

type ProcessRow = { pid: number; parent: number; state: string };

const listProcesses = (): ProcessRow[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,stat='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, state = ''] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), state };
    });

/** Ids of everything that a process has started, directly or not. */
export const descendantsOf = (pid: number): number[] => {
  const processes = listProcesses();
  const found: number[] = [];
  const waiting = [pid];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const children = processes.filter((row) => row.parent === parent).map((row) => row.pid);
    found.push(...children);
    waiting.push(...children);
  }
  return found;
};

/** Those of the ids that still run. A process that has ended and was not waited for does not count. */
export const stillRunning = (pids: number[]): number[] => {
  const running = new Map(listProcesses().map(({ pid, state }) => [pid, state]));
  return pids.filter((pid) => running.has(pid) && !running.get(pid)?.startsWith('Z'));
};

/** Waits for processes to end, which the operating system tells nobody but their parent. */
export const untilGone = async (pids: number[], limitMs = 20_000): Promise<void> => {
  const deadline = Date.now() + limitMs;
  while (stillRunning(pids).length > 0) {
    if (Date.now() > deadline) throw new Error(`Still running: ${stillRunning(pids).join(', ')}`);
    await delay(50);
  }
};
