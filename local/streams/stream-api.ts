import type { StreamRecord } from './stream-record.ts';

export type Shard = { shardId: string; parentShardId: string | undefined };

/** Where reading goes on in a shard. */
export type Position = { type: 'TRIM_HORIZON' } | { type: 'AFTER_SEQUENCE_NUMBER'; sequenceNumber: string };

/** An error that DynamoDB answered, by its name, e.g. TrimmedDataAccessException. */
export class StreamApiError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const REQUEST_LIMIT_MS = 10_000;

/**
 * DynamoDB Streams over its wire protocol. Written without the SDK since its JSON is exactly what Lambda hands to
 * functions: the SDK would turn it into objects (dates, byte arrays) that had to be turned back.
 */
export class StreamApi {
  readonly #endpoint: () => string;

  constructor(endpoint: () => string) {
    this.#endpoint = endpoint;
  }

  async listShards(streamArn: string): Promise<Shard[]> {
    type Answer = { StreamDescription: { Shards: { ShardId: string; ParentShardId?: string }[]; LastEvaluatedShardId?: string } };
    const shards: Shard[] = [];
    let lastShard: string | undefined;
    do {
      const { StreamDescription }: Answer = await this.#call('DescribeStream', { StreamArn: streamArn, ExclusiveStartShardId: lastShard });
      shards.push(...StreamDescription.Shards.map(({ ShardId, ParentShardId }) => ({ shardId: ShardId, parentShardId: ParentShardId })));
      lastShard = StreamDescription.LastEvaluatedShardId;
    } while (lastShard);
    return shards;
  }

  async openShard({ streamArn, shardId, position }: { streamArn: string; shardId: string; position: Position }): Promise<string> {
    const { ShardIterator } = await this.#call<{ ShardIterator: string }>('GetShardIterator', {
      StreamArn: streamArn,
      ShardId: shardId,
      ShardIteratorType: position.type,
      SequenceNumber: position.type === 'AFTER_SEQUENCE_NUMBER' ? position.sequenceNumber : undefined,
    });
    return ShardIterator;
  }

  /** `next` is undefined at the end of a closed shard. */
  async getRecords(iterator: string): Promise<{ records: Omit<StreamRecord, 'eventSourceARN'>[]; next: string | undefined }> {
    type Answer = { Records: Omit<StreamRecord, 'eventSourceARN'>[]; NextShardIterator?: string };
    const { Records, NextShardIterator } = await this.#call<Answer>('GetRecords', { ShardIterator: iterator });
    return { records: Records, next: NextShardIterator };
  }

  async #call<Answer>(operation: string, input: Record<string, unknown>): Promise<Answer> {
    const response = await fetch(this.#endpoint(), {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        // DynamoDB Local wants to see a signature and checks none.
        authorization: 'AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    });
    const answer = (await response.json()) as Answer & { __type?: string; message?: string; Message?: string };
    if (response.ok) return answer;
    const name = answer.__type?.slice(answer.__type.indexOf('#') + 1) ?? `HTTP ${response.status}`;
    throw new StreamApiError(name, answer.message ?? answer.Message ?? name);
  }
}
