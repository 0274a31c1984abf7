import { isAppErrorCode } from '../../../lib/domain/app-error.ts';

type Line = { at: string; source: string; level: string; text: string };

/** A function that refuses with a code fails its invocation, as AppSync wants it: that is no fault. */
const isRefusal = (text: string): boolean => {
  const code = /^Error: ([A-Z_]+): /.exec(text)?.[1] ?? '';
  return isAppErrorCode(code) && code !== 'UNEXPECTED';
};

const consoleJson = async <Answer>(consoleUrl: string, path: string): Promise<Answer> =>
  (await (await fetch(new URL(path, consoleUrl))).json()) as Answer;

/** What went wrong behind the API since it was last asked: errors that functions logged, and events that were given up. */
export const backgroundFaults = async (consoleUrl: string, since: string): Promise<string[]> => {
  const { sources } = await consoleJson<{ sources: string[] }>(consoleUrl, '/api/logs?limit=1');
  const faults: string[] = [];
  for (const source of sources) {
    const { lines } = await consoleJson<{ lines: Line[] }>(consoleUrl, `/api/logs?limit=500&source=${encodeURIComponent(source)}`);
    const errors = lines.filter(({ at, level, text }) => at >= since && level === 'error' && !isRefusal(text));
    faults.push(...errors.map(({ text }) => `${source}: ${text.slice(0, 1_000)}`));
  }
  const queues = await consoleJson<{ name: string; messages: number }[]>(consoleUrl, '/api/queues');
  faults.push(
    ...queues.filter(({ messages }) => messages > 0).map(({ name, messages }) => `${messages} events were given up, and lie in ${name}`),
  );
  return faults;
};
