import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { GuardedProcess } from '../guarded-process.ts';
import { SITE_PORT } from '../fixed-ports.ts';
import { SandboxError } from '../sandbox-error.ts';
import { ROOT } from './paths.ts';

/** Next's development server takes its leave within milliseconds, or not at all. */
const GRACE_MS = 2_000;

/** `next dev` as a child. What it prints is held back until `show`, so that it does not run into our own table. */
export class Site {
  readonly url = `http://localhost:${SITE_PORT}`;
  /** Settles when Next listens; rejects with SERVICE_FAILED when it ends first. */
  readonly ready: Promise<void>;
  /** Settles when Next has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #next: GuardedProcess;
  #held: string[] | undefined = [];

  constructor() {
    const bin = fileURLToPath(import.meta.resolve('next/dist/bin/next'));
    this.#next = GuardedProcess.start({
      command: process.execPath,
      args: [bin, 'dev', '-H', '127.0.0.1', '-p', String(SITE_PORT)],
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    });
    this.ended = this.#next.exited.then(() => undefined);
    this.ready = new Promise((resolve, reject) => {
      this.#readLines((line) => {
        if (line.includes('Ready in')) resolve();
      });
      void this.ended.then(() => reject(this.#failed()));
    });
    // Whoever waits for the site hears of it; whoever stops it before that does not care.
    this.ready.catch(() => undefined);
  }

  /** From now on Next's output appears as it comes, beginning with what was held back. */
  show(): void {
    for (const line of this.#held ?? []) console.log(line);
    this.#held = undefined;
  }

  stop(): Promise<void> {
    return this.#next.stop({ graceMs: GRACE_MS });
  }

  #readLines(onLine: (line: string) => void): void {
    const { stdout, stderr } = this.#next.process;
    for (const stream of [stdout, stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        onLine(line);
        if (this.#held) this.#held.push(line);
        else console.log(line);
      });
    }
  }

  #failed(): SandboxError {
    const lastWords = (this.#held ?? []).filter(Boolean).slice(-5).join(' ');
    return new SandboxError({
      code: 'SERVICE_FAILED',
      message: `Next.js ended before the site was up: ${lastWords || 'it said nothing'}`,
      resolution: 'Run "npx next dev" to see all of its output.',
    });
  }
}
