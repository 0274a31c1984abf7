/** The sandbox's clock. It runs with real time plus an offset that tests and the console can move. */
export class SandboxClock {
  #offsetMs = 0;
  readonly #listeners = new Set<() => void>();

  /** The sandbox's current time. */
  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  /** Milliseconds by which the sandbox is ahead of real time (negative: behind). */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Moves the clock by a duration in milliseconds and tells everyone who schedules by it. */
  advance(milliseconds: number): void {
    this.setOffset(this.#offsetMs + milliseconds);
  }

  /** Sets the clock to an instant; it goes on running from there. */
  moveTo(instant: Date): void {
    this.setOffset(instant.getTime() - Date.now());
  }

  /** Back to real time. */
  reset(): void {
    this.setOffset(0);
  }

  /** Called after every move; returns the function that stops it. */
  onMove(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  private setOffset(offsetMs: number): void {
    this.#offsetMs = offsetMs;
    for (const listener of this.#listeners) listener();
  }
}
