const WINDOW_MS = 15 * 60 * 1000;
const MAXIMUM_KEYS = 10_000;

/** Counts by key within a sliding quarter of an hour, so that codes and passwords cannot be guessed. In memory: a restart forgives. */
export class AttemptLimit {
  readonly #limit: number;
  readonly #attempts = new Map<string, number[]>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  isExceeded(key: string, now: Date): boolean {
    return this.#recent(key, now).length >= this.#limit;
  }

  count(key: string, now: Date): void {
    const recent = this.#recent(key, now);
    this.#attempts.delete(key);
    this.#attempts.set(key, [...recent, now.getTime()]);
    const oldest = this.#attempts.keys().next();
    if (this.#attempts.size > MAXIMUM_KEYS && !oldest.done) this.#attempts.delete(oldest.value);
  }

  clear(key: string): void {
    this.#attempts.delete(key);
  }

  #recent(key: string, now: Date): number[] {
    return (this.#attempts.get(key) ?? []).filter((at) => at > now.getTime() - WINDOW_MS && at <= now.getTime());
  }
}
