import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore.js';
import { Journal } from '../journal.ts';

type Change = { path: string[]; value?: unknown };
type Tree = { [name: string]: unknown };

/** Superseded lines are worth keeping until there are this many. */
const REWRITE_ABOVE_LINES = 5_000;

/**
 * cognito-local's store on a journal. Its own one (StormDB) rewrites the whole pool as one JSON file for every change:
 * slow with many users, and a kill in between leaves half a file. Here a change is one line, on disk before it is acknowledged.
 */
export class JournalDataStore implements DataStore {
  readonly #journal: Journal<Change>;
  readonly #root: Tree = {};

  constructor(path: string) {
    this.#journal = new Journal<Change>(path);
    for (const change of this.#journal.read(reviveDates)) this.#apply(change);
    if (this.#journal.lines > REWRITE_ABOVE_LINES) this.#compact();
  }

  async get<T>(_context: unknown, key: string | string[], defaultValue?: T): Promise<T> {
    return (this.#find(pathOf(key)) ?? defaultValue ?? null) as T;
  }

  async getRoot<T>(): Promise<T | null> {
    return this.#root as T;
  }

  async set<T>(_context: unknown, key: string | string[], value: T): Promise<void> {
    this.#write({ path: pathOf(key), value });
  }

  async delete(_context: unknown, key: string | string[]): Promise<void> {
    this.#write({ path: pathOf(key) });
  }

  close(): void {
    this.#journal.close();
  }

  #write(change: Change): void {
    this.#journal.append(change);
    this.#apply(change);
  }

  #find(path: string[]): unknown {
    let value: unknown = this.#root;
    for (const name of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
      value = (value as Tree)[name];
    }
    return value;
  }

  #apply({ path, value }: Change): void {
    let parent = this.#root;
    for (const name of path.slice(0, -1)) {
      if (!Object.hasOwn(parent, name)) parent[name] = Object.create(null);
      parent = parent[name] as Tree;
    }
    const last = path.at(-1);
    if (last === undefined) return;
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }

  /** One line per user, group and option, as if they had just been written. */
  #compact(): void {
    const lines: Change[] = [];
    for (const [name, value] of Object.entries(this.#root)) {
      if (name !== 'Users' && name !== 'Groups') lines.push({ path: [name], value });
      else for (const [key, entry] of Object.entries(value as Tree)) lines.push({ path: [name, key], value: entry });
    }
    this.#journal.rewrite(lines);
  }
}

const pathOf = (key: string | string[]): string[] => (Array.isArray(key) ? key : [key]);

/** The pool's dates are the only strings in this exact form. */
const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const reviveDates = (name: string, value: unknown): unknown =>
  name.endsWith('Date') && typeof value === 'string' && ISO_DATE.test(value) ? new Date(value) : value;
