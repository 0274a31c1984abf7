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
  /** Sequence numbers rise within a shard. */
  #readUpTo = -1n;

  constructor({ api, streamArn, shardId, position }: { api: StreamApi; streamArn: string; shardId: string; position: Position }) {
    this.#api = api;
    this.#streamArn = streamArn;
    this.#shardId = shardId;
    this.#position = position;
    if (position.type === 'AFTER_SEQUENCE_NUMBER') this.#readUpTo = BigInt(position.sequenceNumber);
  }

  /** The position after the last record that was read. */
  get position(): Position {
    return this.#position;
  }

  async read(): Promise<Page> {
    try {
      return await this.#readOn();
    } catch (error) {
      this.#iterator = undefined;
      if (!(error instanceof StreamApiError) || error.name !== 'TrimmedDataAccessException') throw error;
      // What is older than a day is gone for every reader. DynamoDB Local says the same of an iterator that was opened on an
      // empty shard once another table's record came before its first. Both go on with the oldest record that is left.
      this.#position = { type: 'TRIM_HORIZON' };
      return this.#readOn();
    }
  }

  async #readOn(): Promise<Page> {
    this.#iterator ??= await this.#api.openShard({ streamArn: this.#streamArn, shardId: this.#shardId, position: this.#position });
    const page = await this.#api.getRecords(this.#iterator);
    this.#iterator = page.next;
    const records = page.records.filter(({ dynamodb }) => BigInt(dynamodb.SequenceNumber) > this.#readUpTo);
    const last = records.at(-1);
    if (last) {
      this.#position = { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: last.dynamodb.SequenceNumber };
      this.#readUpTo = BigInt(last.dynamodb.SequenceNumber);
    }
    return { records, isEnd: page.next === undefined };
  }
}
