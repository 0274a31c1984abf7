/**
 * Makes `Date` follow the sandbox's clock in this worker: `new Date()`, `Date.now()` and `Date()` are ahead of real time
 * by the offset. Timers and `performance` stay real. Returns the function that sets the offset, in milliseconds.
 */
export function followClock(initialOffsetMs: number): (offsetMs: number) => void {
  const RealDate = globalThis.Date;
  let offset = initialOffsetMs;
  const now = () => RealDate.now() + offset;

  const SandboxDate: DateConstructor = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === SandboxDate ? target : newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, property) => (property === 'now' ? now : (Reflect.get(target, property) as unknown)),
  });
  // So that `new date.constructor()` follows as well.
  RealDate.prototype.constructor = SandboxDate;
  globalThis.Date = SandboxDate;
  return (offsetMs) => {
    offset = offsetMs;
  };
}
