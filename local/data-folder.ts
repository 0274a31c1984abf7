import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SandboxError } from './sandbox-error.ts';

const LOCK_FILE = 'lock.sqlite';
const STATUS_FILE = 'running.json';

/** What a running sandbox tells other commands of its folder. */
type SandboxStatus = { pid: number; startedAt: string };

/**
 * The folder that holds everything durable of one sandbox. Only one process may have it open. The lock is one of the
 * operating system (held through SQLite), so that it ends with the process, however that ends.
 */
export class DataFolder {
  readonly path: string;
  #lock: DatabaseSync | undefined;

  private constructor(path: string, lock: DatabaseSync) {
    this.path = path;
    this.#lock = lock;
  }

  /** Rejects with DATA_FOLDER_IN_USE while another process has the folder open. */
  static open(path: string): DataFolder {
    restoreReplaced(path);
    mkdirSync(path, { recursive: true });
    const lock = new DatabaseSync(join(path, LOCK_FILE), { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (cause) {
      lock.close();
      throw isLocked(cause) ? inUse(path, cause) : cause;
    }
    const status: SandboxStatus = { pid: process.pid, startedAt: new Date().toISOString() };
    writeFileSync(join(path, STATUS_FILE), JSON.stringify(status));
    return new DataFolder(path, lock);
  }

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  /** Everything durable: names of files and folders, without the lock's own. */
  entries(): string[] {
    return readdirSync(this.path).filter((name) => !name.startsWith(LOCK_FILE) && name !== STATUS_FILE);
  }

  clear(): void {
    for (const entry of this.entries()) rmSync(this.file(entry), { recursive: true, force: true });
  }

  /** Safe to call twice. */
  close(): void {
    if (!this.#lock) return;
    rmSync(this.file(STATUS_FILE), { force: true });
    this.#lock.close();
    this.#lock = undefined;
  }
}

/** An import that was killed between its two renames has left the old data beside the folder's place. */
const restoreReplaced = (path: string): void => {
  const replaced = replacedFolderOf(path);
  if (!existsSync(path) && existsSync(replaced)) renameSync(replaced, path);
};

/** Where a folder waits while another takes its place. */
export const replacedFolderOf = (path: string): string => join(dirname(resolve(path)), `.${basename(path)}.replaced`);

/** SQLITE_BUSY: https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;
const isLocked = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;

const inUse = (path: string, cause: unknown): SandboxError => {
  const status = readStatus(path);
  const holder = status ? ` (process ${status.pid}, since ${status.startedAt})` : '';
  return new SandboxError({
    code: 'DATA_FOLDER_IN_USE',
    message: `A sandbox is running on the data in ${path}${holder}.`,
    resolution: 'Stop it first (Ctrl-C in its terminal), or use another data folder.',
    cause,
  });
};

/** Who announced itself last in a folder; undefined when nobody did. */
const readStatus = (path: string): SandboxStatus | undefined => {
  const file = join(path, STATUS_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SandboxStatus) : undefined;
};

/** Writes a file so that readers see the old or the new content, never half of it. */
export const writeFileAtOnce = (file: string, content: string, mode = 0o644): void => {
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, content, { mode });
  renameSync(partial, file);
};
