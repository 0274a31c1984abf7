import { StreamApiError } from './stream-api.ts';
import type { Position, StreamApi } from './stream-api.ts';
import type { StreamRecord } from './stream-record.ts';

export type Page = { records: Omit<StreamRecord, 'eventSourceARN'>[]; isEnd: boolean };

/** Reads one shard forward from a position, and finds its way back when an iterator has become invalid. */
export class ShardReader {
  readonly #api: StreamApi;
  readonly #streamArn: string;
  readonly #shardId: string;
  #position: Position;
  #iterator: string | undefined;

  constructor({ api, streamArn, shardId, position }: { api: StreamApi; streamArn: string; shardId: string; position: Position }) {
    this.#api = api;
    this.#streamArn = streamArn;
    this.#shardId = shardId;
    this.#position = position;
  }

  /** The position after the last record that was read. */
  get position(): Position {
    return this.#position;
  }

  async read(): Promise<Page> {
    try {
      this.#iterator ??= await this.#api.openShard({ streamArn: this.#streamArn, shardId: this.#shardId, position: this.#position });
      const { records, next } = await this.#api.getRecords(this.#iterator);
      this.#iterator = next;
      const last = records.at(-1);
      if (last) this.#position = { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: last.dynamodb.SequenceNumber };
      return { records, isEnd: next === undefined };
    } catch (error) {
      this.#iterator = undefined;
      // What is older than a day is gone for every reader; go on with the oldest that is left.
      if (error instanceof StreamApiError && error.name === 'TrimmedDataAccessException') this.#position = { type: 'TRIM_HORIZON' };
      throw error;
    }
  }
}
