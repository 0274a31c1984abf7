import { format } from 'node:util';

type Level = 'debug' | 'info' | 'warn' | 'error';
type Emit = (level: Level, text: string) => void;

/**
 * Sends what a function prints to the sandbox, a line at a time and in order with its results: the streams of a worker
 * arrive late. Structured loggers write JSON lines with a level of their own, which is kept.
 */
export function captureOutput(emit: Emit): void {
  const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error', trace: 'error' } as const;
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, Level][]) {
    // eslint-disable-next-line no-console -- this is where the function's console ends
    console[method] = (...values: unknown[]) => emit(level, format(...values));
  }
  process.stdout.write = lineWriter((line) => emit(levelOf(line, 'info'), line));
  process.stderr.write = lineWriter((line) => emit(levelOf(line, 'error'), line));
}

function lineWriter(onLine: (line: string) => void): typeof process.stdout.write {
  let pending = '';
  return (chunk: Uint8Array | string, encodingOrDone?: unknown, done?: unknown): boolean => {
    const lines = (pending + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) onLine(line);
    const callback = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    if (typeof callback === 'function') queueMicrotask(() => (callback as () => void)());
    return true;
  };
}

const STRUCTURED_LEVEL = /^\{.{0,200}?"level":"(TRACE|DEBUG|INFO|WARN|ERROR|CRITICAL|FATAL)"/s;

function levelOf(line: string, fallback: Level): Level {
  const level = STRUCTURED_LEVEL.exec(line)?.[1];
  if (level === undefined) return fallback;
  if (level === 'DEBUG' || level === 'TRACE') return 'debug';
  if (level === 'INFO') return 'info';
  return level === 'WARN' ? 'warn' : 'error';
}
