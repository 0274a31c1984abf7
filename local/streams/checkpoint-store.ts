import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from './stream-api.ts';

/** How far one consumer has come in one stream. A shard that was read to its end is FINISHED. */
export type Checkpoint = { streamArn: string; shards: Record<string, Position | { type: 'FINISHED' }> };

/**
 * One small file a consumer, replaced as a whole: a killed sandbox finds the last position it wrote and delivers again
 * what came after, never less.
 */
export class CheckpointStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  find(consumer: string): Checkpoint | undefined {
    const path = this.#pathOf(consumer);
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Checkpoint) : undefined;
  }

  save(consumer: string, checkpoint: Checkpoint): void {
    const path = this.#pathOf(consumer);
    writeFileSync(`${path}.new`, JSON.stringify({ consumer, ...checkpoint }));
    renameSync(`${path}.new`, path);
  }

  delete(consumer: string): void {
    rmSync(this.#pathOf(consumer), { force: true });
  }

  #pathOf(consumer: string): string {
    return join(this.#folder, `${createHash('sha256').update(consumer).digest('hex').slice(0, 16)}.json`);
  }
}
