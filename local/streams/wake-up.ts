/** A pause that ends early when someone calls `wake`, also when that was just before the pause began. */
export class WakeUp {
  #woken = false;
  #end: (() => void) | undefined;

  wake(): void {
    this.#woken = true;
    this.#end?.();
  }

  /** Resolves after the milliseconds, when woken, or when aborted: true when woken. */
  pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.#end = undefined;
        const woken = this.#woken;
        this.#woken = false;
        resolve(woken);
      };
      const timer = setTimeout(end, milliseconds);
      this.#end = end;
      signal.addEventListener('abort', end, { once: true });
      if (this.#woken || signal.aborted) end();
    });
  }
}
