import { performance } from 'node:perf_hooks';

export type Throughput = { perSecond: number; milliseconds: number[] };

/** Runs `jobs` with a fixed number of callers, each taking the next job when its last is done. */
export const runConcurrently = async (callers: number, jobs: readonly (() => Promise<void>)[]): Promise<Throughput> => {
  const milliseconds: number[] = [];
  let next = 0;
  const started = performance.now();
  const call = async (): Promise<void> => {
    for (let job = jobs[next++]; job; job = jobs[next++]) {
      const begun = performance.now();
      await job();
      milliseconds.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return { perSecond: jobs.length / ((performance.now() - started) / 1000), milliseconds };
};
