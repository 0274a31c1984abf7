import type { SandboxClock } from './clock.ts';
import type { Activity, ActivityLog } from './ports.ts';

const MAX_ENTRIES = 500;
const DEFAULT_LIMIT = 100;

/** The last things that happened in the background, in memory alone. */
export class MemoryActivityLog implements ActivityLog {
  readonly #clock: SandboxClock;
  readonly #entries: Activity[] = [];

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  add(activity: Omit<Activity, 'at'>): void {
    this.#entries.push({ ...activity, at: this.#clock.now().toISOString() });
    if (this.#entries.length >= 2 * MAX_ENTRIES) this.#entries.splice(0, this.#entries.length - MAX_ENTRIES);
  }

  /** Newest first. */
  list({ limit = DEFAULT_LIMIT }: { limit?: number } = {}): Activity[] {
    return this.#entries.slice(-Math.min(limit, MAX_ENTRIES)).reverse();
  }
}
