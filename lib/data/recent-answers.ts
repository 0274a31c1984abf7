type Kept<Value> = { value: Promise<Value>; until: number };

/** Answers that are given again for a while. Those who ask at the same time wait for one answer; a failure is not kept. */
export class RecentAnswers<Value> {
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #freshMs: number;
  readonly #most: number;

  /** @param most - answers that are kept at a time; the oldest goes first. */
  constructor({ freshMs, most }: { freshMs: number; most: number }) {
    this.#freshMs = freshMs;
    this.#most = most;
  }

  async get(key: string, answer: () => Promise<Value>, now = Date.now()): Promise<Value> {
    const kept = this.#kept.get(key);
    if (kept && now < kept.until) return kept.value;
    this.#kept.delete(key);
    const value = answer();
    const entry = { value, until: now + this.#freshMs };
    this.#kept.set(key, entry);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    try {
      return await value;
    } catch (error) {
      if (this.#kept.get(key) === entry) this.#kept.delete(key);
      throw error;
    }
  }
}
