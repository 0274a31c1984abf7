import { SandboxClock } from '../../local/clock.ts';

const RealDate = globalThis.Date;

/** A sandbox's clock that stands still until the script moves it: a slow machine simulates the same thirty minutes. */
export class ScriptedClock extends SandboxClock {
  #at = RealDate.now();

  override now(): Date {
    return new RealDate(this.#at);
  }

  override get offsetMs(): number {
    return this.#at - RealDate.now();
  }

  override advance(milliseconds: number): void {
    this.moveTo(new RealDate(this.#at + milliseconds));
  }

  override moveTo(instant: Date): void {
    this.#at = instant.getTime();
    super.moveTo(instant);
  }
}

/**
 * Makes `Date` follow the clock wherever `isInside` holds, as local/lambda/worker-clock.ts does in a worker. Returns the
 * function that puts the real one back.
 */
export const followClock = (clock: SandboxClock, isInside: () => boolean): (() => void) => {
  const now = (): number => (isInside() ? clock.now().getTime() : RealDate.now());
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [now()] : args) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, property) => (property === 'now' ? now : (Reflect.get(target, property) as unknown)),
  });
  return () => {
    globalThis.Date = RealDate;
  };
};
