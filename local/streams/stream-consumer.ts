import type { SandboxClock } from '../clock.ts';
import type { EventSourceMapping } from '../cloud-assembly/local-backend.ts';
import { BatchDelivery } from './batch-delivery.ts';
import type { ArrivedRecord, DeliveryOptions } from './batch-delivery.ts';
import type { Checkpoint, CheckpointStore } from './checkpoint-store.ts';
import { compileFilters } from './event-filter.ts';
import type { EventFilter } from './event-filter.ts';
import { ShardReader } from './shard-reader.ts';
import type { Position, Shard, StreamApi } from './stream-api.ts';
import type { StreamRecord } from './stream-record.ts';
import { WakeUp } from './wake-up.ts';

/** Lambda polls a shard four times a second. Right after a record this is quicker, after silence slower. */
const ACTIVE_POLL_MS = 50;
const IDLE_POLL_MS = 500;
const POLL_GROWTH = 1.5;
/** In case the end of a shard was missed. */
const SHARD_REFRESH_MS = 60_000;
/** DynamoDB rounds the creation time of a record down to the minute. */
const CREATION_PRECISION_MS = 60_000;

export type ConsumerOptions = Omit<DeliveryOptions, 'mapping'> & {
  mapping: EventSourceMapping;
  /** As DynamoDB Local knows it. */
  streamArn: string;
  region: string;
  api: StreamApi;
  checkpoints: CheckpointStore;
  clock: SandboxClock;
  onError: (text: string) => void;
};

/** Feeds one function from one stream, shard by shard in order, and remembers how far it came. */
export class StreamConsumer {
  readonly #options: ConsumerOptions;
  readonly #delivery: BatchDelivery;
  readonly #filter: EventFilter;
  readonly #stopped = new AbortController();
  /** Aborted by `finish` and by `stop`: no batch or retry is begun after that. */
  readonly #ending = new AbortController();
  readonly #shardEnded = new WakeUp();
  readonly #wakeUps = new Set<WakeUp>();
  #checkpoint: Checkpoint;
  #running: Promise<void> = Promise.resolve();

  constructor(options: ConsumerOptions) {
    this.#options = options;
    this.#delivery = new BatchDelivery(options);
    this.#filter = compileFilters(options.mapping.filterPatterns);
    this.#checkpoint = { streamArn: options.streamArn, shards: {} };
  }

  /** Resolves when the starting position is on disk: whatever is written to the table after that will be delivered. */
  async start(): Promise<void> {
    const { checkpoints, mapping, streamArn } = this.#options;
    const before = checkpoints.find(mapping.logicalId);
    if (before?.streamArn === streamArn) this.#checkpoint = before;
    else if (!before && mapping.startingPosition === 'LATEST') await this.#startAtLatest();
    // Else TRIM_HORIZON, also when the stream was replaced by another: nothing that was written may be missed.
    checkpoints.save(mapping.logicalId, this.#checkpoint);
    this.#running = this.#run();
  }

  /** Looks for records now. */
  notify(): void {
    for (const wakeUp of this.#wakeUps) wakeUp.wake();
  }

  /** Ends when the invocation in hand has answered. */
  async finish(): Promise<void> {
    this.#ending.abort(new Error('The consumer is ending.'));
    await this.#running;
  }

  /** Ends at once; the batch in hand is delivered again at the next start. */
  async stop(): Promise<void> {
    this.#stopped.abort(new Error('The consumer was stopped.'));
    await this.finish();
  }

  get #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Starts on every shard whose turn has come, until told to end. */
  async #run(): Promise<void> {
    const reading = new Map<string, Promise<void>>();
    while (!this.#isEnding) {
      try {
        const shards = await this.#options.api.listShards(this.#options.streamArn);
        this.#forgetGone(shards);
        for (const shard of shards) {
          if (reading.has(shard.shardId) || !this.#isReady(shard, shards)) continue;
          const done = this.#consumeShard(shard.shardId).finally(() => {
            reading.delete(shard.shardId);
            this.#shardEnded.wake();
          });
          reading.set(shard.shardId, done);
        }
      } catch (error) {
        if (!this.#isEnding) this.#options.onError(describeError(error));
      }
      // A shard that ends has children; between shards there is nothing to wait for but the next.
      await this.#shardEnded.pause(reading.size > 0 ? SHARD_REFRESH_MS : IDLE_POLL_MS, this.#ending.signal);
    }
    await Promise.all(reading.values());
  }

  /** Reads a shard to its end, from the last saved position after every failure. */
  async #consumeShard(shardId: string): Promise<void> {
    const wakeUp = new WakeUp();
    this.#wakeUps.add(wakeUp);
    while (!this.#isEnding) {
      try {
        await this.#readShard(shardId, wakeUp);
        break;
      } catch (error) {
        if (this.#isEnding) break;
        this.#options.onError(describeError(error));
        await wakeUp.pause(IDLE_POLL_MS, this.#ending.signal);
      }
    }
    this.#wakeUps.delete(wakeUp);
  }

  async #readShard(shardId: string, wakeUp: WakeUp): Promise<void> {
    const { api, streamArn } = this.#options;
    const stored = this.#checkpoint.shards[shardId];
    const reader = new ShardReader({
      api,
      streamArn,
      shardId,
      position: stored && stored.type !== 'FINISHED' ? stored : { type: 'TRIM_HORIZON' },
    });
    const { batchSize, maximumBatchingWindowSeconds } = this.#options.mapping;
    let waiting: ArrivedRecord[] = [];
    let waitingSince = 0;
    let pollMs = ACTIVE_POLL_MS;
    while (!this.#isEnding) {
      const { records, isEnd } = await reader.read();
      if (waiting.length === 0) waitingSince = Date.now();
      waiting.push(...records.map((record) => this.#arrive(record)).filter(({ record }) => this.#filter(record)));

      const windowLeftMs = isEnd ? 0 : waitingSince + maximumBatchingWindowSeconds * 1000 - Date.now();
      while (waiting.length >= batchSize || (waiting.length > 0 && windowLeftMs <= 0)) {
        await this.#delivery.deliver({
          batch: waiting.slice(0, batchSize),
          shardId,
          stopped: this.#stopped.signal,
          ending: this.#ending.signal,
        });
        const delivered = waiting[Math.min(batchSize, waiting.length) - 1];
        waiting = waiting.slice(batchSize);
        if (delivered && waiting.length > 0)
          this.#save(shardId, { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: delivered.record.dynamodb.SequenceNumber });
        if (this.#isEnding && waiting.length > 0) return;
      }
      if (isEnd) return this.#save(shardId, { type: 'FINISHED' });
      if (waiting.length === 0) this.#save(shardId, reader.position);

      pollMs = records.length > 0 ? ACTIVE_POLL_MS : Math.min(pollMs * POLL_GROWTH, IDLE_POLL_MS);
      const isWoken = await wakeUp.pause(waiting.length > 0 ? Math.min(pollMs, Math.max(0, windowLeftMs)) : pollMs, this.#ending.signal);
      if (isWoken) pollMs = ACTIVE_POLL_MS;
    }
  }

  async #startAtLatest(): Promise<void> {
    const { api, streamArn } = this.#options;
    // Not by a LATEST iterator: it names no place in the stream that could be kept until the first record comes.
    for (const { shardId } of await api.listShards(streamArn)) {
      const reader = new ShardReader({ api, streamArn, shardId, position: { type: 'TRIM_HORIZON' } });
      let page = await reader.read();
      while (page.records.length > 0 && !page.isEnd) page = await reader.read();
      this.#checkpoint.shards[shardId] = page.isEnd ? { type: 'FINISHED' } : reader.position;
    }
  }

  /** The record as Lambda hands it over, its times moved to the sandbox's clock. */
  #arrive(record: Omit<StreamRecord, 'eventSourceARN'>): ArrivedRecord {
    const { clock, mapping, region } = this.#options;
    const createdAt = record.dynamodb.ApproximateCreationDateTime * 1000 + clock.offsetMs;
    const now = clock.now().getTime();
    const arrivedAt = now - createdAt < CREATION_PRECISION_MS ? now : createdAt;
    const dynamodb = { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(arrivedAt / 1000) };
    return { arrivedAt, record: { ...record, dynamodb, awsRegion: region, eventSourceARN: mapping.eventSourceArn } };
  }

  /** A shard is read after its parent: the order of an item's changes depends on it. */
  #isReady({ shardId, parentShardId }: Shard, shards: Shard[]): boolean {
    if (this.#checkpoint.shards[shardId]?.type === 'FINISHED') return false;
    const hasParent = shards.some((shard) => shard.shardId === parentShardId);
    return !hasParent || (parentShardId !== undefined && this.#checkpoint.shards[parentShardId]?.type === 'FINISHED');
  }

  #forgetGone(shards: Shard[]): void {
    const present = new Set(shards.map(({ shardId }) => shardId));
    for (const shardId of Object.keys(this.#checkpoint.shards)) if (!present.has(shardId)) delete this.#checkpoint.shards[shardId];
  }

  #save(shardId: string, position: Position | { type: 'FINISHED' }): void {
    const before = this.#checkpoint.shards[shardId];
    if (JSON.stringify(before) === JSON.stringify(position)) return;
    this.#checkpoint.shards[shardId] = position;
    this.#options.checkpoints.save(this.#options.mapping.logicalId, this.#checkpoint);
  }
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
