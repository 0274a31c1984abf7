import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** When a schedule was first seen and up to which due time it has been served, in ISO 8601. */
export type ScheduleProgress = { startedAt: string; servedUntil: string };

/** Progress of all schedules in one small file, replaced as a whole. */
export class RunStore {
  readonly #path: string;
  readonly #progress: Map<string, ScheduleProgress>;

  constructor(path: string) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    const stored = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, ScheduleProgress>) : {};
    this.#progress = new Map(Object.entries(stored));
  }

  find(key: string): ScheduleProgress | undefined {
    return this.#progress.get(key);
  }

  set(key: string, progress: ScheduleProgress): void {
    this.#progress.set(key, progress);
    this.#save();
  }

  /** Forgets schedules that are gone. */
  keepOnly(keys: Set<string>): void {
    for (const key of this.#progress.keys()) if (!keys.has(key)) this.#progress.delete(key);
    this.#save();
  }

  #save(): void {
    writeFileSync(`${this.#path}.new`, JSON.stringify(Object.fromEntries(this.#progress)));
    renameSync(`${this.#path}.new`, this.#path);
  }
}
