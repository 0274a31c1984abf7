/**
 * Runs something for a key at once, and then at most once in an interval (milliseconds): what is asked for meanwhile is done at its
 * end, so that the last call is never lost.
 */
export const oncePer = (intervalMs: number, run: (key: string) => void) => {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const again = new Set<string>();
  const start = (key: string) => {
    again.delete(key);
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        if (again.has(key)) start(key);
      }, intervalMs),
    );
    run(key);
  };
  return {
    ask: (key: string) => {
      if (timers.has(key)) again.add(key);
      else start(key);
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      again.clear();
    },
  };
};
