import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DeleteItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SandboxClock } from '../../../local/clock.ts';
import type { EventSourceMapping } from '../../../local/cloud-assembly/local-backend.ts';
import { DynamoDbService } from '../../../local/dynamodb/dynamodb-service.ts';
import type { Activity, LambdaResult } from '../../../local/ports.ts';
import { StreamService } from '../../../local/streams/stream-service.ts';
import { idsOf, recordsOf } from './received.ts';
import { backendOf, guestTable, mappingOf, silentLog, STREAM_ARN, temporaryFolder } from './table.ts';

const folder = temporaryFolder();
const dynamodb = new DynamoDbService({ dataFolder: folder.path, port: 0, log: silentLog });
const clock = new SandboxClock();
let streams: StreamService;
let received: { functionArn: string; payload: unknown }[];
let activities: Omit<Activity, 'at'>[];
let queued: string[];
let warnings: string[];
let answer: (functionArn: string, ids: string[]) => Partial<LambdaResult> | Promise<Partial<LambdaResult>>;
let data: ReturnType<typeof temporaryFolder>;

const newStreams = () =>
  new StreamService({
    dataFolder: data.path,
    dynamoDb: dynamodb,
    log: { ...silentLog, write: ({ text }) => warnings.push(text) },
    clock,
    activity: { add: (activity) => activities.push(activity), list: () => [] },
    queues: {
      send: async (_arn, body) => {
        queued.push(body);
        return { messageId: '' };
      },
      peek: async () => [],
    },
    objects: { put: async () => undefined },
    invoker: {
      invoke: async (functionArn, payload) => {
        received.push({ functionArn, payload });
        return { payload: null, requestId: 'r', durationMs: 1, ...(await answer(functionArn, idsOf(payload))) };
      },
    },
  });

const applyMappings = (...mappings: Partial<EventSourceMapping>[]) =>
  streams.applyBackend(backendOf({ eventSourceMappings: mappings.map(mappingOf) }));
const put = (id: string, state = 'REGISTERED') =>
  dynamodb.client.send(new PutItemCommand({ TableName: 'Guest', Item: { id: { S: id }, state: { S: state } } }));
const allIds = () => received.flatMap(({ payload }) => idsOf(payload));
const untilReceived = (count: number) =>
  vi.waitFor(() => expect(allIds().length).toBeGreaterThanOrEqual(count), { timeout: 10_000, interval: 20 });

beforeAll(async () => {
  await dynamodb.start();
  await dynamodb.applyBackend(backendOf());
});

beforeEach(() => {
  [received, activities, queued, warnings] = [[], [], [], []];
  answer = () => ({});
  data = temporaryFolder();
  streams = newStreams();
});

afterEach(async () => {
  clock.reset();
  await streams.stop();
  data.remove();
});

afterAll(async () => {
  await dynamodb.stop();
  folder.remove();
});

describe('a stream of a table', () => {
  it('hands changes to the function in the shape of a Lambda event, and nothing from before it existed', async () => {
    await put('before');
    await applyMappings({});
    await put('ada', 'REGISTERED');
    await put('ada', 'CANCELLED');
    await dynamodb.client.send(new DeleteItemCommand({ TableName: 'Guest', Key: { id: { S: 'ada' } } }));
    await untilReceived(3);
    const records = received.flatMap(({ payload }) => recordsOf(payload));
    expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(records[1]).toMatchObject({
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      eventSourceARN: STREAM_ARN,
      dynamodb: {
        Keys: { id: { S: 'ada' } },
        OldImage: { id: { S: 'ada' }, state: { S: 'REGISTERED' } },
        NewImage: { id: { S: 'ada' }, state: { S: 'CANCELLED' } },
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
  });

  it('reads the first record of a stream although other tables were written before it', async () => {
    const late = guestTable({ name: 'Late', stream: { viewType: 'NEW_IMAGE', arn: 'late-stream' } });
    const backend = backendOf({ tables: [guestTable(), late], eventSourceMappings: [mappingOf({ eventSourceArn: 'late-stream' })] });
    await dynamodb.applyBackend(backend);
    await streams.applyBackend(backend);
    await put('elsewhere');
    await dynamodb.client.send(new PutItemCommand({ TableName: 'Late', Item: { id: { S: 'first' } } }));
    await untilReceived(1);
    expect(allIds()).toEqual(['first']);
    expect(warnings).toEqual([]);
  });

  it('keeps the order of changes and the size of batches', async () => {
    await applyMappings({ batchSize: 4, maximumBatchingWindowSeconds: 1 });
    const ids = Array.from({ length: 10 }, (_, number) => `ordered-${number}`);
    for (const id of ids) await put(id);
    await untilReceived(10);
    expect(allIds()).toEqual(ids);
    expect(received.every(({ payload }) => recordsOf(payload).length <= 4)).toBe(true);
  });

  it('shows a function only what its filter lets pass', async () => {
    await applyMappings({ filterPatterns: ['{"eventName":["INSERT"],"dynamodb":{"NewImage":{"state":{"S":["WAITLISTED"]}}}}'] });
    await put('filtered-a');
    await put('filtered-b', 'WAITLISTED');
    await put('filtered-c');
    await put('filtered-d', 'WAITLISTED');
    await untilReceived(2);
    expect(allIds()).toEqual(['filtered-b', 'filtered-d']);
  });

  it('feeds several functions, and a poison record at one holds back neither the rest nor the other', async () => {
    answer = (functionArn, ids) =>
      functionArn === 'fragile' && ids.includes('poison') ? { functionError: { errorType: 'Error', errorMessage: 'poison' } } : {};
    await applyMappings(
      { logicalId: 'Fragile', functionArn: 'fragile', onFailureArn: 'queue' },
      { logicalId: 'Solid', functionArn: 'solid' },
    );
    for (const id of ['good-1', 'poison', 'good-2']) await put(id);
    const succeeded = (functionArn: string) =>
      received
        .filter((call) => call.functionArn === functionArn && !(functionArn === 'fragile' && idsOf(call.payload).includes('poison')))
        .flatMap(({ payload }) => idsOf(payload));
    await vi.waitFor(() => expect(succeeded('fragile')).toEqual(['good-1', 'good-2']), { timeout: 10_000 });
    await vi.waitFor(() => expect(succeeded('solid')).toEqual(['good-1', 'poison', 'good-2']), { timeout: 10_000 });
    expect(queued).toHaveLength(1);
    expect(JSON.parse(queued[0] ?? '')).toMatchObject({ DDBStreamBatchInfo: { batchSize: 1, streamArn: STREAM_ARN } });
    expect(activities.map(({ outcome }) => outcome)).toContain('FAILED');
  });

  it('delivers a batch again when the function died, and each record only once when it did not', async () => {
    let deaths = 1;
    answer = () => (deaths-- > 0 ? { functionError: { errorType: 'Runtime.ExitError', errorMessage: 'killed' } } : {});
    await applyMappings({});
    await put('redelivered');
    await untilReceived(2);
    await put('next');
    await untilReceived(3);
    expect(allIds()).toEqual(['redelivered', 'redelivered', 'next']);
  });

  it('drops what has become too old when the clock is moved', async () => {
    answer = () => ({ functionError: { errorType: 'Error', errorMessage: 'down' } });
    await applyMappings({ maximumRetryAttempts: -1, maximumRecordAgeSeconds: 3600, onFailureArn: 'queue' });
    await put('stale');
    await untilReceived(1);
    clock.advance(2 * 60 * 60 * 1000);
    await vi.waitFor(() => expect(queued).toHaveLength(1), { timeout: 10_000 });
    expect(JSON.parse(queued[0] ?? '')).toMatchObject({ requestContext: { condition: 'RecordAgeExceeded' } });
    answer = () => ({});
    await put('fresh after the move');
    await vi.waitFor(() => expect(allIds()).toContain('fresh after the move'), { timeout: 10_000 });
    expect(queued).toHaveLength(1);
  });

  it('goes on where it was after a reload that changes its mapping', async () => {
    await applyMappings({ batchSize: 5 });
    await put('first');
    await untilReceived(1);
    await applyMappings({ batchSize: 1 });
    await put('second');
    await put('third');
    await untilReceived(3);
    expect(allIds()).toEqual(['first', 'second', 'third']);
  });

  it('delivers after a restart what was written while nobody listened', async () => {
    await applyMappings({});
    await put('heard');
    await untilReceived(1);
    await streams.stop();
    await put('missed');
    streams = newStreams();
    await applyMappings({});
    await untilReceived(2);
    expect(allIds().at(-1)).toBe('missed');
  });

  it('refuses a mapping that reads no stream of the backend', async () => {
    await expect(applyMappings({ eventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:queue' })).rejects.toMatchObject({
      code: 'TEMPLATE_UNSUPPORTED',
    });
  });

  it('goes on after the JVM was killed', async () => {
    await applyMappings({});
    process.kill(dynamodb.pid, 'SIGKILL');
    await put('after the crash');
    await untilReceived(1);
    expect(allIds()).toEqual(['after the crash']);
  });
});

describe('a killed sandbox', () => {
  it('delivers the batch in hand again and loses no record', async () => {
    const sandbox = temporaryFolder();
    const script = fileURLToPath(new URL('./consumer-process.ts', import.meta.url));
    const child = spawn(process.execPath, ['--no-warnings', script, sandbox.path, 'guest-4'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const before: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'hanging') child.kill('SIGKILL');
      else before.push(line);
    }

    data.remove();
    data = sandbox;
    const database = new DynamoDbService({ dataFolder: sandbox.path, port: 0, log: silentLog });
    await database.start();
    await database.applyBackend(backendOf({ tables: [guestTable()] }));
    await database.client.send(new PutItemCommand({ TableName: 'Guest', Item: { id: { S: 'last' } } }));
    streams = new StreamService({
      dataFolder: sandbox.path,
      dynamoDb: database,
      log: silentLog,
      clock,
      activity: { add: () => undefined, list: () => [] },
      queues: { send: async () => ({ messageId: '' }), peek: async () => [] },
      objects: { put: async () => undefined },
      invoker: {
        invoke: async (functionArn, payload) => {
          received.push({ functionArn, payload });
          return { payload: null, requestId: 'r', durationMs: 1 };
        },
      },
    });
    await applyMappings({ batchSize: 3 });
    await vi.waitFor(() => expect(allIds()).toContain('last'), { timeout: 10_000 });
    const after = allIds();
    const { Items = [] } = await database.client.send(new ScanCommand({ TableName: 'Guest' }));
    await streams.stop();
    await database.stop();
    expect(Items.length).toBeGreaterThan(5);
    expect([...before, ...after].sort()).toEqual(Items.map(({ id }) => String(id?.S)).sort());
    expect(after).toContain('guest-4');
  });
});
