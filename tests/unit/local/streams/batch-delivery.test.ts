import { beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../../../local/clock.ts';
import type { EventSourceMapping } from '../../../../local/cloud-assembly/local-backend.ts';
import type { LambdaResult } from '../../../../local/ports.ts';
import { BatchDelivery } from '../../../../local/streams/batch-delivery.ts';
import type { ArrivedRecord } from '../../../../local/streams/batch-delivery.ts';
import type { StreamRecord } from '../../../../local/streams/stream-record.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:failed';
const MAPPING: EventSourceMapping = {
  logicalId: 'Mapping',
  id: '11111111-2222-4333-8444-555555555555',
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:consumer',
  eventSourceArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Guest/stream/label',
  startingPosition: 'LATEST',
  batchSize: 10,
  maximumBatchingWindowSeconds: 0,
  maximumRetryAttempts: 1,
  maximumRecordAgeSeconds: -1,
  bisectBatchOnFunctionError: true,
  reportBatchItemFailures: true,
  parallelizationFactor: 1,
  filterPatterns: [],
  onFailureArn: QUEUE,
};

const clock = new SandboxClock();
const never = new AbortController().signal;
let seen: string[][];
let sent: { queueArn: string; body: Record<string, unknown> }[];
let stored: { bucket: string; key: string; body: Record<string, unknown> }[];
let outcomes: string[];

const arrived = (sequenceNumber: number, arrivedAt = clock.now().getTime()): ArrivedRecord => {
  const dynamodb = {
    ApproximateCreationDateTime: 0,
    Keys: {},
    SequenceNumber: String(sequenceNumber),
    SizeBytes: 1,
    StreamViewType: 'NEW_IMAGE',
  };
  const record: StreamRecord = {
    eventID: 'e',
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: 'a',
    dynamodb,
  };
  return { record, arrivedAt };
};
const batchOf = (...sequenceNumbers: number[]) => sequenceNumbers.map((number) => arrived(number));

/** Delivers to a function that answers by the sequence numbers it gets. */
const deliver = (batch: ArrivedRecord[], answer: (numbers: string[]) => Partial<LambdaResult>, changes: Partial<EventSourceMapping> = {}) =>
  new BatchDelivery({
    mapping: { ...MAPPING, ...changes },
    clock,
    invoker: {
      invoke: async (_arn, payload) => {
        const numbers = (payload as { Records: StreamRecord[] }).Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
        seen.push(numbers);
        return { payload: null, requestId: 'request', durationMs: 1, ...answer(numbers) };
      },
    },
    queues: {
      send: async (queueArn, body) => {
        sent.push({ queueArn, body: JSON.parse(body) as Record<string, unknown> });
        return { messageId: 'm' };
      },
      peek: async () => [],
    },
    objects: { put: async (bucket, key, body) => void stored.push({ bucket, key, body: JSON.parse(body) as Record<string, unknown> }) },
    report: ({ outcome }) => outcomes.push(outcome),
  }).deliver({ batch, shardId: 'shard-1', stopped: never, ending: never });

const failWhole = (poison: string) => (numbers: string[]) =>
  numbers.includes(poison) ? { functionError: { errorType: 'Error', errorMessage: 'poison' } } : { payload: { batchItemFailures: [] } };
const reportItem = (poison: string) => (numbers: string[]) => ({
  payload: { batchItemFailures: numbers.includes(poison) ? [{ itemIdentifier: poison }] : [] },
});

beforeEach(() => {
  clock.reset();
  [seen, sent, stored, outcomes] = [[], [], [], []];
});

describe('a batch of a stream', () => {
  it('is handed over once when the function succeeds', async () => {
    await deliver(batchOf(1, 2, 3), () => ({ payload: {} }));
    expect(seen).toEqual([['1', '2', '3']]);
    expect(outcomes).toEqual(['OK']);
  });

  it('is delivered again from the first record that failed', async () => {
    let failures = 1;
    await deliver(batchOf(1, 2, 3), () => ({
      payload: { batchItemFailures: failures-- > 0 ? [{ itemIdentifier: '3' }, { itemIdentifier: '2' }] : [] },
    }));
    expect(seen).toEqual([
      ['1', '2', '3'],
      ['2', '3'],
    ]);
    expect(sent).toEqual([]);
  });

  it('lets one poison record through to the failure destination and all others to the function, by splitting', async () => {
    await deliver(batchOf(1, 2, 3, 4, 5), failWhole('3'));
    const succeeded = seen.filter((numbers) => !numbers.includes('3')).flat();
    expect(succeeded).toEqual(['1', '2', '4', '5']);
    expect(seen.filter((numbers) => numbers.length === 1 && numbers[0] === '3')).toHaveLength(2);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      queueArn: QUEUE,
      body: {
        requestContext: { functionArn: MAPPING.functionArn, condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
        responseContext: { functionError: 'Unhandled' },
        DDBStreamBatchInfo: {
          shardId: 'shard-1',
          startSequenceNumber: '3',
          endSequenceNumber: '3',
          batchSize: 1,
          streamArn: MAPPING.eventSourceArn,
        },
      },
    });
  });

  it('is kept whole where the failure destination is a bucket, under the key that Lambda gives it', async () => {
    clock.moveTo(new Date('2026-03-02T10:00:30.500Z'));
    await deliver(batchOf(1, 2, 3), failWhole('2'), { onFailureArn: 'arn:aws:s3:::failed' });
    expect(sent).toEqual([]);
    expect(stored).toMatchObject([
      {
        bucket: 'failed',
        key: expect.stringMatching(
          /^aws\/lambda\/11111111-2222-4333-8444-555555555555\/shard-1\/2026\/03\/02\/2026-03-02T10\.00\.3\d-[0-9a-f-]{36}$/,
        ) as string,
        body: { requestContext: { condition: 'RetryAttemptsExhausted' }, DDBStreamBatchInfo: { batchSize: 1 } },
      },
    ]);
    const { Records } = JSON.parse(String(stored[0]?.body.payload)) as { Records: StreamRecord[] };
    expect(Records).toEqual(batchOf(2).map(({ record }) => record));
  });

  it('lets one poison record through when the function reports it by its number', async () => {
    await deliver(batchOf(1, 2, 3, 4), reportItem('2'));
    expect(seen.at(0)).toEqual(['1', '2', '3', '4']);
    expect(new Set(seen.slice(1).flat())).toEqual(new Set(['2', '3', '4']));
    expect(sent.map(({ body }) => (body.DDBStreamBatchInfo as { startSequenceNumber: string }).startSequenceNumber)).toEqual(['2']);
    expect(seen.at(-1)).not.toContain('2');
  });

  it('goes to the failure destination as a whole without splitting', async () => {
    await deliver(batchOf(1, 2, 3), failWhole('2'), { bisectBatchOnFunctionError: false });
    expect(seen).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
    expect(sent[0]?.body).toMatchObject({ DDBStreamBatchInfo: { startSequenceNumber: '1', endSequenceNumber: '3', batchSize: 3 } });
    expect(outcomes).toEqual(['RETRY', 'FAILED']);
  });

  it.each([
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['no identifier', { batchItemFailures: [{}] }],
    ['an identifier of another batch', { batchItemFailures: [{ itemIdentifier: '99' }] }],
  ])('fails as a whole when the function reports %s', async (_name, payload) => {
    let failures = 1;
    await deliver(batchOf(1, 2), () => ({ payload: failures-- > 0 ? payload : null }), { bisectBatchOnFunctionError: false });
    expect(seen).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
  });

  it('ignores reported items when the mapping does not ask for them', async () => {
    await deliver(batchOf(1, 2), reportItem('1'), { reportBatchItemFailures: false });
    expect(seen).toEqual([['1', '2']]);
  });

  it('drops records that are too old by the sandbox clock, and delivers the rest', async () => {
    const batch = [arrived(1, clock.now().getTime() - 61_000), arrived(2)];
    await deliver(batch, () => ({ payload: null }), { maximumRecordAgeSeconds: 60 });
    expect(seen).toEqual([['2']]);
    expect(sent[0]?.body).toMatchObject({
      requestContext: { condition: 'RecordAgeExceeded' },
      DDBStreamBatchInfo: { startSequenceNumber: '1' },
    });
  });

  it('is given up a day after it arrived even without a limit, as the stream keeps it no longer', async () => {
    const batch = batchOf(1);
    clock.advance(24 * 60 * 60 * 1000 + 1000);
    await deliver(batch, () => ({ payload: null }));
    expect(seen).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('ends at once when the sandbox stops, leaving the rest for the next start', async () => {
    const stopping = new AbortController();
    const delivery = new BatchDelivery({
      mapping: MAPPING,
      clock,
      invoker: { invoke: () => new Promise<LambdaResult>(() => undefined) },
      queues: { send: async () => ({ messageId: 'm' }), peek: async () => [] },
      objects: { put: async () => undefined },
      report: ({ outcome }) => outcomes.push(outcome),
    }).deliver({ batch: batchOf(1), shardId: 'shard-1', stopped: stopping.signal, ending: never });
    stopping.abort(new Error('stopped'));
    await expect(delivery).rejects.toThrow('stopped');
    expect(outcomes).toEqual([]);
  });
});
