import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import type { SandboxClock } from '../clock.ts';
import type { Outbox, OutboxMessage } from '../ports.ts';
import { OutboxSegment } from './outbox-segment.ts';

const SEGMENT_BYTES = 16 * 1024 * 1024;
/** 128 MB on disk, 20,000 entries in memory; the oldest go first. */
const SEGMENTS = 8;
const MAXIMUM_ENTRIES = 20_000;
const DEFAULT_LIMIT = 100;

type ListOptions = { channel?: OutboxMessage['channel']; to?: string; limit?: number };

/**
 * Everything the system sent, for people and tests to read: e-mails, SMS, SNS messages, codes. A message is on disk when
 * `add` returns and survives a killed process. Bounded, in memory and on disk.
 */
export class FileOutbox implements Outbox {
  readonly #folder: string;
  readonly #clock: SandboxClock;
  readonly #limits: { segmentBytes: number; segments: number; entries: number };
  readonly #segments: OutboxSegment[];
  readonly #listeners = new Set<(message: OutboxMessage) => void>();

  constructor({
    folder,
    clock,
    limits = {},
  }: {
    folder: string;
    clock: SandboxClock;
    limits?: { segmentBytes?: number; segments?: number; entries?: number };
  }) {
    this.#folder = folder;
    this.#clock = clock;
    this.#limits = { segmentBytes: SEGMENT_BYTES, segments: SEGMENTS, entries: MAXIMUM_ENTRIES, ...limits };
    mkdirSync(folder, { recursive: true });
    const numbers = readdirSync(folder).flatMap((name) => (name.endsWith('.messages') ? [Number.parseInt(name, 10)] : []));
    this.#segments = numbers.sort((one, other) => one - other).map((number) => new OutboxSegment(folder, number));
    if (this.#segments.length === 0) this.#segments.push(new OutboxSegment(folder, 1));
  }

  add(message: Omit<OutboxMessage, 'id' | 'at'>): OutboxMessage {
    const added: OutboxMessage = { id: randomUUID(), at: this.#clock.now().toISOString(), ...message };
    this.#current().append(added);
    this.#dropOldest();
    for (const listener of this.#listeners) listener(added);
    return added;
  }

  list({ channel, to, limit = DEFAULT_LIMIT }: ListOptions = {}): OutboxMessage[] {
    const address = to?.toLowerCase();
    const found: OutboxMessage[] = [];
    for (const segment of this.#segments.toReversed()) {
      for (const entry of segment.entries.toReversed()) {
        if (found.length >= limit) return found;
        if (channel && entry.channel !== channel) continue;
        if (address && !entry.to.some((recipient) => addressOf(recipient) === address)) continue;
        found.push(segment.read(entry));
      }
    }
    return found;
  }

  find(id: string): OutboxMessage | undefined {
    for (const segment of this.#segments) {
      const entry = segment.entries.find((candidate) => candidate.id === id);
      if (entry) return segment.read(entry);
    }
    return undefined;
  }

  onMessage(listener: (message: OutboxMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const segment of this.#segments) segment.close();
  }

  #current(): OutboxSegment {
    const last = this.#segments.at(-1);
    const isFull = !last || last.bytes >= this.#limits.segmentBytes || last.entries.length >= this.#limits.entries / this.#limits.segments;
    if (last && !isFull) return last;
    const next = new OutboxSegment(this.#folder, (last?.number ?? 0) + 1);
    this.#segments.push(next);
    return next;
  }

  #dropOldest(): void {
    while (this.#segments.length > this.#limits.segments) this.#segments.shift()?.remove();
  }
}

/** `Ada <ada@usher.example>` is found by the address alone. */
const addressOf = (recipient: string): string => (recipient.match(/<([^<>]+)>\s*$/)?.[1] ?? recipient).trim().toLowerCase();
