import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LambdaFunction, LocalBackend } from '../../../local/cloud-assembly/local-backend.ts';
import { SandboxClock } from '../../../local/clock.ts';
import { CredentialStore } from '../../../local/credential-store.ts';
import { DynamoDbService } from '../../../local/dynamodb/dynamodb-service.ts';
import { LambdaService } from '../../../local/lambda/lambda-service.ts';
import { MessagingService } from '../../../local/messaging/messaging-service.ts';
import { StreamService } from '../../../local/streams/stream-service.ts';
import { createClients } from '../../../operate/redrive/clients.ts';
import { redrive } from '../../../operate/redrive/redrive.ts';
import { BUCKET, client, QUEUE } from '../messaging/messaging-fixture.ts';
import { backendOf, FUNCTION_ARN, mappingOf, silentLog, temporaryFolder } from '../streams/table.ts';

/** A table, its stream, a real function and its failure destinations: what was given up is handed over again. */
const folder = temporaryFolder();
const clock = new SandboxClock();
const activity = { add: () => undefined, list: () => [] };
const dynamodb = new DynamoDbService({ dataFolder: folder.path, port: 0, log: silentLog });
const messaging: MessagingService = new MessagingService({
  dataFolder: folder.path,
  port: 0,
  sesPort: 0,
  clock,
  log: silentLog,
  parameters: { get: () => undefined, names: () => [] },
  lambda: { invoke: (...call) => lambda.invoke(...call) },
});
const lambda: LambdaService = new LambdaService({
  clock,
  activity,
  log: silentLog,
  queues: messaging.queues,
  credentials: new CredentialStore(),
  endpoints: () => ({}),
});
const streams = new StreamService({
  dataFolder: folder.path,
  dynamoDb: dynamodb,
  log: silentLog,
  clock,
  activity,
  queues: messaging.queues,
  objects: messaging.objects,
  invoker: lambda,
});

/** Fails at guests whose id holds the word, and tells which ones; without a word it takes everyone. */
const failingAt = (word?: string) => `export const handler = async (event) => {
  const ids = (event.Records ?? []).map(({ dynamodb }) => dynamodb.Keys.id.S);
  if (event.detail === ${JSON.stringify(word ?? null)}) throw new Error('poison');
  const failed = (event.Records ?? []).filter((_, index) => ${word ? `ids[index].includes(${JSON.stringify(word)})` : 'false'});
  return { batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })) };
};`;

let versions = 0;
const deploy = async (code: string): Promise<void> => {
  const codePath = join(folder.path, `asset.${(versions += 1)}`);
  mkdirSync(codePath);
  writeFileSync(join(codePath, 'index.mjs'), code);
  const consumer: LambdaFunction = {
    logicalId: 'Consumer',
    name: 'consumer',
    arn: FUNCTION_ARN,
    roleArn: 'arn:aws:iam::000000000000:role/consumer',
    codePath,
    handler: 'index.handler',
    environment: {},
    timeoutSeconds: 20,
    memoryMb: 128,
    onFailureArn: QUEUE.arn,
    asynchronousRetries: 0,
  };
  const mapping = mappingOf({
    startingPosition: 'TRIM_HORIZON',
    maximumRetryAttempts: 0,
    reportBatchItemFailures: true,
    onFailureArn: BUCKET.arn,
  });
  const backend: LocalBackend = {
    ...backendOf({ eventSourceMappings: [mapping] }),
    functions: [consumer],
    queues: [QUEUE],
    buckets: [BUCKET],
  };
  await dynamodb.applyBackend(backend);
  await lambda.applyBackend(backend);
  await messaging.applyBackend(backend);
  await streams.applyBackend(backend);
};

const write = (id: string) =>
  dynamodb.client.send(new PutItemCommand({ TableName: 'Guest', Item: { id: { S: id }, name: { S: 'Ada Lovelace' } } }));
const kept = () => messaging.objects.list(BUCKET.name);
let said: string[];
const run = (options: { isDryRun?: boolean; functionName?: string } = {}) =>
  redrive({
    functionName: 'consumer',
    isDryRun: false,
    clients: createClients(client(messaging.address)),
    say: (line) => said.push(line),
    ...options,
  });

beforeAll(async () => {
  await dynamodb.start();
  await messaging.start();
  await lambda.start();
  await streams.start();
});
afterAll(async () => {
  await streams.stop();
  await lambda.stop();
  await messaging.stop();
  await dynamodb.stop();
  folder.remove();
});
beforeEach(() => {
  said = [];
});

describe('Records that a stream gave up', () => {
  it('are shown without being touched, stay while the function fails, and go when it takes them', async () => {
    await deploy(failingAt('poison'));
    await write('good');
    await write('poison-1');
    await vi.waitFor(() => expect(kept()).toHaveLength(1), { timeout: 20_000, interval: 50 });

    expect(await run({ isDryRun: true })).toEqual({ done: 0, left: 1 });
    expect(said.join('\n')).toContain('INSERT {"id":{"S":"poison-1"}}');
    expect(said.join('\n')).not.toContain('Lovelace');
    expect(kept()).toHaveLength(1);

    expect(await run()).toEqual({ done: 0, left: 1 });
    expect(kept()).toHaveLength(1);

    await deploy(failingAt());
    expect(await run()).toEqual({ done: 1, left: 0 });
    expect(kept()).toEqual([]);
    expect(await run()).toEqual({ done: 0, left: 0 });
  });

  it('stay from the first record on that the function does not take', async () => {
    await deploy(failingAt());
    const key = `aws/lambda/${mappingOf().id}/shard/2026/03/02/whole`;
    const records = ['a', 'b-poison', 'c'].map((id, index) => ({
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: `${index + 1}`, Keys: { id: { S: id } } },
    }));
    const written = {
      timestamp: '2026-03-02T10:00:00.000Z',
      requestContext: { condition: 'RetryAttemptsExhausted' },
      payload: JSON.stringify({ Records: records }),
    };
    await messaging.objects.put(BUCKET.name, key, JSON.stringify(written));
    await messaging.objects.put(BUCKET.name, `aws/lambda/${mappingOf().id}/note`, 'not written by Lambda');

    await deploy(failingAt('poison'));
    expect(await run()).toEqual({ done: 0, left: 2 });
    const { payload, ...rest } = JSON.parse(messaging.objects.find(BUCKET.name, key)?.body ?? '{}') as typeof written;
    expect(JSON.parse(payload)).toEqual({ Records: records.slice(1) });
    expect(rest).toEqual({ timestamp: written.timestamp, requestContext: written.requestContext });

    await deploy(failingAt());
    expect(await run()).toEqual({ done: 1, left: 1 });
    expect(kept().map((object) => object.key)).toEqual([`aws/lambda/${mappingOf().id}/note`]);
    messaging.objects.delete(BUCKET.name, `aws/lambda/${mappingOf().id}/note`);
  });
});

describe('Events that nobody waited for', () => {
  it('stay in their queue while the function fails, visible to the next run, and go when it takes them', async () => {
    await deploy(failingAt('poison'));
    await lambda.invoke(FUNCTION_ARN, { detail: 'poison' }, { type: 'Event' });
    await vi.waitFor(async () => expect(await messaging.queues.peek(QUEUE.arn)).toHaveLength(1), { timeout: 20_000, interval: 50 });
    expect(await run({ isDryRun: true })).toEqual({ done: 0, left: 1 });
    expect(await run()).toEqual({ done: 0, left: 1 });
    await deploy(failingAt());
    expect(await run()).toEqual({ done: 1, left: 0 });
    expect(await messaging.queues.peek(QUEUE.arn)).toEqual([]);
  });
});

describe('A function that does not exist', () => {
  it('is named, and nothing is done', async () => {
    await expect(run({ functionName: 'nobody' })).rejects.toThrow('There is no function nobody');
  });
});
