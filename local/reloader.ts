import type { LocalBackend } from './cloud-assembly/local-backend.ts';
import { SandboxError } from './sandbox-error.ts';

/** The slowest editors write a file in several steps. */
const SETTLE_MS = 150;

export type ReloadOutcome = 'UNCHANGED' | 'RELOADED' | 'FAILED';
/** `detail` is for a person. */
export type Reloaded = { outcome: ReloadOutcome; detail: string };

type ReloaderOptions = {
  /** Synthesizes and reads the backend as it is on disk now. */
  load(signal: AbortSignal): Promise<LocalBackend>;
  /** Takes a backend over; called only with one that differs from the current one. */
  apply(backend: LocalBackend): Promise<void>;
  current(): LocalBackend;
  onReloaded(reloaded: Reloaded): void;
};

/**
 * Brings saved changes into a running sandbox, one at a time: what is saved during a reload is picked up by the next one.
 * A backend that cannot be synthesized, read or applied is reported, and the last good one goes on.
 */
export class Reloader {
  readonly #options: ReloaderOptions;
  #running: Promise<Reloaded> | undefined;
  #isStale = false;
  #timer: NodeJS.Timeout | undefined;
  readonly #closing = new AbortController();

  constructor(options: ReloaderOptions) {
    this.#options = options;
  }

  /** Something was saved: reloads as soon as nothing more is. */
  schedule(): void {
    if (this.#closing.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.reload(), SETTLE_MS);
  }

  /** Reloads now, or right after the reload that is going on. Never rejects. */
  reload(): Promise<Reloaded> {
    if (this.#running) {
      this.#isStale = true;
      return this.#running;
    }
    this.#running = this.#untilFresh().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Gives up the reload that is going on, unless it is already being applied. */
  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #untilFresh(): Promise<Reloaded> {
    let reloaded: Reloaded;
    do {
      this.#isStale = false;
      reloaded = await this.#once();
    } while (this.#isStale && !this.#closing.signal.aborted);
    return reloaded;
  }

  async #once(): Promise<Reloaded> {
    const good = this.#options.current();
    try {
      const backend = await this.#options.load(this.#closing.signal);
      if (backend.hash === good.hash) return this.#report('UNCHANGED', 'The change does not touch the backend.');
      await this.#applyOrGoBack(backend, good);
      return this.#report('RELOADED', 'The backend was reloaded.');
    } catch (error) {
      if (this.#closing.signal.aborted) return { outcome: 'UNCHANGED', detail: 'The sandbox stops.' };
      const detail =
        error instanceof SandboxError
          ? `${error.message} ${error.resolution}`
          : error instanceof Error
            ? (error.stack ?? error.message)
            : String(error);
      return this.#report('FAILED', detail);
    }
  }

  /** Some services may have taken the new backend before another refused it: all go back together. */
  async #applyOrGoBack(backend: LocalBackend, good: LocalBackend): Promise<void> {
    try {
      await this.#options.apply(backend);
    } catch (error) {
      await this.#options.apply(good);
      throw error;
    }
  }

  #report(outcome: ReloadOutcome, detail: string): Reloaded {
    this.#options.onReloaded({ outcome, detail });
    return { outcome, detail };
  }
}
