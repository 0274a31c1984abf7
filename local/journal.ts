import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * An append-only file of JSON lines. `append` returns when the operating system has the line, so what was appended
 * survives a killed process. A line cut short by a crash was never acknowledged and is dropped on opening.
 */
export class Journal<Entry> {
  readonly path: string;
  #file: number;
  #lines = 0;

  constructor(path: string) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true });
    cutTornLine(path);
    this.#file = openSync(path, 'a', 0o600);
  }

  /** Lines appended or read since opening; compare with what is live to decide on `rewrite`. */
  get lines(): number {
    return this.#lines;
  }

  /** Every entry in the order of writing. */
  read(reviver?: (key: string, value: unknown) => unknown): Entry[] {
    const entries: Entry[] = [];
    for (const line of readFileSync(this.path, 'utf8').split('\n')) {
      if (line) entries.push(JSON.parse(line, reviver) as Entry);
    }
    this.#lines = entries.length;
    return entries;
  }

  append(entry: Entry): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
    this.#lines += 1;
  }

  /** Replaces the whole file at once: readers see the old or the new content, never half of it. */
  rewrite(entries: Iterable<Entry>): void {
    const temporary = `${this.path}.new`;
    const file = openSync(temporary, 'w', 0o600);
    let lines = 0;
    for (const entry of entries) {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      lines += 1;
    }
    fsyncSync(file);
    closeSync(file);
    renameSync(temporary, this.path);
    closeSync(this.#file);
    this.#file = openSync(this.path, 'a', 0o600);
    this.#lines = lines;
  }

  close(): void {
    closeSync(this.#file);
  }
}

const NEWLINE = 10;

function cutTornLine(path: string): void {
  if (!existsSync(path)) return;
  const content = readFileSync(path);
  if (content.length === 0 || content[content.length - 1] === NEWLINE) return;
  truncateSync(path, content.lastIndexOf(NEWLINE) + 1);
}
