import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bucket } from '../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../clock.ts';
import { writeFileAtOnce } from '../data-folder.ts';
import type { ObjectStore, StoredObject } from '../ports.ts';

type Head = { bucket: string; key: string; storedAt: string };
type Held = Head & { file: string };

const SUFFIX = '.object';
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Objects of buckets, a file each: the first line says what it is, the rest is the body. What `put` resolved for is on disk as
 * a whole, whatever happens to the process.
 */
export class FileObjectStore implements ObjectStore {
  readonly #folder: string;
  readonly #clock: SandboxClock;
  readonly #objects = new Map<string, Held>();
  #expiryDays = new Map<string, number>();

  constructor(folder: string, clock: SandboxClock) {
    this.#folder = folder;
    this.#clock = clock;
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).filter((name) => name.endsWith(SUFFIX))) {
      const head = JSON.parse(this.#read(file).head) as Head;
      this.#objects.set(file, { ...head, file });
    }
  }

  /** Takes over how long the buckets keep their objects. */
  apply(buckets: readonly Bucket[]): void {
    this.#expiryDays = new Map(buckets.flatMap(({ name, expiresAfterDays }) => (expiresAfterDays ? [[name, expiresAfterDays]] : [])));
  }

  async put(bucket: string, key: string, body: string): Promise<void> {
    const file = `${createHash('sha256').update(`${bucket}\n${key}`).digest('hex')}${SUFFIX}`;
    const head: Head = { bucket, key, storedAt: this.#clock.now().toISOString() };
    writeFileAtOnce(join(this.#folder, file), `${JSON.stringify(head)}\n${body}`, 0o600);
    this.#objects.set(file, { ...head, file });
  }

  list(bucket: string): Omit<StoredObject, 'body'>[] {
    return this.#of(bucket).map(({ key, storedAt }) => ({ key, storedAt }));
  }

  find(bucket: string, key: string): StoredObject | undefined {
    const held = this.#of(bucket).find((candidate) => candidate.key === key);
    return held && { key, storedAt: held.storedAt, body: this.#read(held.file).body };
  }

  /** Deleting what is not there is no error, as in S3. */
  delete(bucket: string, key: string): void {
    const held = [...this.#objects.values()].find((candidate) => candidate.bucket === bucket && candidate.key === key);
    if (held) this.#remove(held);
  }

  /** In the order of keys, as S3 lists; what has expired goes. */
  #of(bucket: string): Held[] {
    const days = this.#expiryDays.get(bucket);
    const oldest = days === undefined ? '' : new Date(this.#clock.now().getTime() - days * DAY_MS).toISOString();
    const own = [...this.#objects.values()].filter((held) => held.bucket === bucket);
    for (const held of own) if (held.storedAt < oldest) this.#remove(held);
    return own.filter(({ storedAt }) => storedAt >= oldest).sort((one, other) => (one.key < other.key ? -1 : 1));
  }

  #remove({ file }: Held): void {
    rmSync(join(this.#folder, file), { force: true });
    this.#objects.delete(file);
  }

  #read(file: string): { head: string; body: string } {
    const content = readFileSync(join(this.#folder, file), 'utf8');
    const end = content.indexOf('\n');
    return { head: content.slice(0, end), body: content.slice(end + 1) };
  }
}
