import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { SandboxError } from './sandbox-error.ts';

const run = promisify(execFile);

/** Rejects with PORT_TAKEN, naming every port that is taken and, where the system tells, who holds it. */
export const refuseTakenPorts = async (ports: { port: number; service: string }[]): Promise<void> => {
  const free = await Promise.all(ports.map(({ port }) => isFree(port)));
  const taken = ports.filter((_, index) => !free[index]);
  if (taken.length === 0) return;
  const holders = await Promise.all(taken.map(async ({ port, service }) => `${port} (${service}), held by ${await holderOf(port)}`));
  throw new SandboxError({
    code: 'PORT_TAKEN',
    message: `${taken.length === 1 ? 'A port is' : 'Ports are'} taken: ${holders.join('; ')}.`,
    resolution: 'Stop that program (perhaps this sandbox in another terminal) and start again.',
  });
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** Name and id of the process that listens on a port, if `lsof` is there and allowed to see it. */
const holderOf = async (port: number): Promise<string> => {
  const fields = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']).catch(() => ({ stdout: '' }));
  const pid = /^p(\d+)$/m.exec(fields.stdout)?.[1];
  const name = /^c(.+)$/m.exec(fields.stdout)?.[1];
  return pid && name ? `${name} (process ${pid})` : 'another program';
};
