import type { SandboxClock } from './clock.ts';
import type { LogLine, LogStore } from './ports.ts';

const LINES_PER_SOURCE = 500;
const MAX_SOURCES = 100;
/** One line may be a whole stack trace or a logged event; what is longer is cut. */
const MAX_TEXT = 8_000;
const DEFAULT_LIMIT = 200;

/** The last lines of every source, in memory alone: a restart begins with empty logs. */
export class MemoryLogStore implements LogStore {
  readonly #clock: SandboxClock;
  readonly #lines = new Map<string, LogLine[]>();

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  write(line: Omit<LogLine, 'at'>): void {
    const text = line.text.length > MAX_TEXT ? `${line.text.slice(0, MAX_TEXT)} (cut)` : line.text;
    const lines = this.#linesOf(line.source);
    lines.push({ ...line, text, at: this.#clock.now().toISOString() });
    // Cut in bulk: removing one line from the front for each new one would copy the list every time.
    if (lines.length >= 2 * LINES_PER_SOURCE) lines.splice(0, lines.length - LINES_PER_SOURCE);
  }

  /** Oldest first, the newest `limit` of them. */
  list({ source, limit = DEFAULT_LIMIT }: { source?: string; limit?: number } = {}): LogLine[] {
    const lines = source === undefined ? [...this.#lines.values()].flat().sort(byTime) : (this.#lines.get(source) ?? []);
    return lines.slice(-Math.min(limit, LINES_PER_SOURCE));
  }

  sources(): string[] {
    return [...this.#lines.keys()].sort();
  }

  #linesOf(source: string): LogLine[] {
    const existing = this.#lines.get(source);
    if (existing) return existing;
    const [oldest] = this.#lines.keys();
    if (this.#lines.size >= MAX_SOURCES && oldest !== undefined) this.#lines.delete(oldest);
    const lines: LogLine[] = [];
    this.#lines.set(source, lines);
    return lines;
  }
}

const byTime = (left: LogLine, right: LogLine): number => (left.at < right.at ? -1 : Number(left.at > right.at));
