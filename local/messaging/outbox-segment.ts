import { closeSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { Journal } from '../journal.ts';
import type { OutboxMessage } from '../ports.ts';

/** What the index holds of a message; its texts stay on disk. */
export type OutboxEntry = Pick<OutboxMessage, 'id' | 'at' | 'channel' | 'to'> & { offset: number; length: number };

/** One file of messages and the file that says where each is. The message is written first, so that an index line never points at nothing. */
export class OutboxSegment {
  readonly number: number;
  readonly entries: OutboxEntry[];
  readonly #index: Journal<OutboxEntry>;
  readonly #path: string;
  readonly #file: number;
  #bytes: number;

  constructor(folder: string, number: number) {
    this.number = number;
    this.#path = `${folder}/${String(number).padStart(6, '0')}.messages`;
    this.#file = openSync(this.#path, 'a+', 0o600);
    this.#bytes = statSync(this.#path).size;
    this.#index = new Journal<OutboxEntry>(`${this.#path}.index`);
    this.entries = this.#index.read().filter(({ offset, length }) => offset + length <= this.#bytes);
  }

  get bytes(): number {
    return this.#bytes;
  }

  append(message: OutboxMessage): OutboxEntry {
    const content = Buffer.from(`${JSON.stringify(message)}\n`);
    const { id, at, channel, to } = message;
    const entry = { id, at, channel, to, offset: this.#bytes, length: content.length };
    writeSync(this.#file, content);
    this.#bytes += content.length;
    this.#index.append(entry);
    this.entries.push(entry);
    return entry;
  }

  read({ offset, length }: OutboxEntry): OutboxMessage {
    const content = Buffer.alloc(length);
    readSync(this.#file, content, 0, length, offset);
    return JSON.parse(content.toString('utf8')) as OutboxMessage;
  }

  close(): void {
    closeSync(this.#file);
    this.#index.close();
  }

  /** Forgets every message of the segment for good. */
  remove(): void {
    this.close();
    rmSync(this.#path);
    rmSync(`${this.#path}.index`);
  }
}
