import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { cannedService } from './canned-service.ts';

type Segment = {
  name: string;
  trace_id: string;
  parent_id: string;
  id: string;
  fault?: boolean;
  error?: boolean;
  aws?: { operation: string; table_name?: string };
};

/** Where Lambda's own daemon takes segments. */
let daemon: Socket;
let received: { segments: Segment[]; text: string; waiting: (() => void)[] };

const trace = (digit: number, sampled: 0 | 1) =>
  `Root=1-5759e988-bd862e3fe1be46a99427279${digit};Parent=53995c3f42cd8ad${digit};Sampled=${sampled}`;

const untilReceived = async (count: number): Promise<void> => {
  while (received.segments.length < count) await new Promise<void>((resolve) => received.waiting.push(resolve));
};

// The SDK is loaded once for all tests, and keeps the address that it finds then.
beforeAll(async () => {
  daemon = createSocket('udp4');
  daemon.on('message', (message) => {
    const text = message.toString('utf8');
    received.text += text;
    received.segments.push(JSON.parse(text.slice(text.indexOf('\n'))) as Segment);
    received.waiting.splice(0).forEach((resume) => resume());
  });
  await new Promise<void>((resolve) => daemon.bind(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise<void>((resolve) => daemon.close(() => resolve())));

beforeEach(() => {
  received = { segments: [], text: '', waiting: [] };
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', `127.0.0.1:${(daemon.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_EXECUTION_ENV', 'AWS_Lambda_nodejs24.x');
  vi.stubEnv('LAMBDA_TASK_ROOT', '/var/task');
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const table = (statusCode: number, answer: unknown) => {
  const { configuration } = cannedService(statusCode, answer, { 'content-type': 'application/x-amz-json-1.0' });
  return new DynamoDBClient(configuration);
};
const read = new GetItemCommand({ TableName: 'Guest-1', Key: { id: { S: 'ada@usher.example' } } });

describe('A trace', () => {
  it('has the calls of each sampled invocation under its own subsegment, by operation and table, and no keys', async () => {
    const { traceClient, traced } = await import('../../../amplify/functions/runtime/tracing.ts');
    const client = traceClient(table(200, {}));
    for (const [digit, sampled] of [
      [1, 1],
      [2, 0],
      [3, 1],
    ] as const) {
      vi.stubEnv('_X_AMZN_TRACE_ID', trace(digit, sampled));
      expect(await traced(() => client.send(read).then(() => digit))).toBe(digit);
    }
    await untilReceived(4);
    for (const digit of [1, 3]) {
      const own = received.segments.filter(({ trace_id }) => trace_id.endsWith(String(digit)));
      const handling = own.find(({ name }) => name === 'handler');
      const call = own.find(({ name }) => name === 'DynamoDB');
      expect(handling?.parent_id).toBe(`53995c3f42cd8ad${digit}`);
      expect(call).toMatchObject({ parent_id: handling?.id, aws: { operation: 'GetItem', table_name: 'Guest-1' } });
    }
    expect(received.segments.filter(({ trace_id }) => trace_id.endsWith('2'))).toEqual([]);
    expect(received.text).not.toContain('usher.example');
  });

  it('marks what failed without its text, which may name a person', async () => {
    const { traceClient, traced } = await import('../../../amplify/functions/runtime/tracing.ts');
    const client = traceClient(table(400, { __type: 'com.amazonaws#ValidationException', message: 'not verified: ada@usher.example' }));
    vi.stubEnv('_X_AMZN_TRACE_ID', trace(4, 1));
    await expect(traced(() => client.send(read))).rejects.toThrow('not verified');
    await untilReceived(2);
    expect(received.segments.find(({ name }) => name === 'DynamoDB')).toMatchObject({ error: true });
    expect(received.segments.find(({ name }) => name === 'handler')).toMatchObject({ fault: true });
    expect(received.text).not.toContain('usher.example');
  });

  it('of what is not sampled is none, and loads no tracer', async () => {
    vi.doMock('@aws-lambda-powertools/tracer', () => {
      throw new Error('The tracer is loaded.');
    });
    const { traced } = await import('../../../amplify/functions/runtime/tracing.ts');
    vi.stubEnv('_X_AMZN_TRACE_ID', trace(5, 0));
    expect(await traced(() => Promise.resolve(5))).toBe(5);
    vi.stubEnv('_X_AMZN_TRACE_ID', undefined);
    expect(await traced(() => Promise.resolve(6))).toBe(6);
    vi.doUnmock('@aws-lambda-powertools/tracer');
  });
});
