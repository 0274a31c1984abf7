const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type StopSignal = (typeof SIGNALS)[number];

/**
 * Settles with the first signal that asks this process to end: Ctrl-C, a polite kill, a closed terminal. A second Ctrl-C
 * ends it at once; children notice and end by themselves.
 */
export const firstStopSignal = (): Promise<StopSignal> =>
  new Promise((resolve) => {
    let isStopping = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (isStopping && signal === 'SIGINT') process.exit(130);
        isStopping = true;
        resolve(signal);
      });
    }
  });
