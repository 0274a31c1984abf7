/** What a check found: how many things it looked at, and what is wrong with them. */
export class Findings {
  readonly #checked = new Map<string, number>();
  readonly #wrong: string[] = [];

  /** One thing that has to hold. `what` is the same for all of its kind; `which` names this one. */
  expect(what: string, isRight: boolean, which: () => string): void {
    this.#checked.set(what, (this.#checked.get(what) ?? 0) + 1);
    if (!isRight) this.#wrong.push(`${what}: ${which()}`);
  }

  /** How often each was looked at. What was never looked at was not checked. */
  get checked(): Record<string, number> {
    return Object.fromEntries(this.#checked);
  }

  get wrong(): readonly string[] {
    return this.#wrong;
  }
}
