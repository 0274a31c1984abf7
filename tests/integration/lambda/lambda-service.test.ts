import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SandboxClock } from '../../../local/clock.ts';
import type { LambdaFunction, LocalBackend } from '../../../local/cloud-assembly/local-backend.ts';
import { CredentialStore } from '../../../local/credential-store.ts';
import { LambdaService } from '../../../local/lambda/lambda-service.ts';
import type { Activity, LogLine } from '../../../local/ports.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:subject';
const clock = new SandboxClock();
const credentials = new CredentialStore();
let folder: string;
let lambda: LambdaService;
let logged: Omit<LogLine, 'at'>[];
let queued: { arn: string; body: Record<string, unknown> }[];
let activities: Omit<Activity, 'at'>[];
let bundles = 0;

/** A bundle as the assembly holds one: outside the project, in a folder named after its content. */
const bundleOf = (body: string, { imports = '', file = 'index.mjs' } = {}): string => {
  const path = join(folder, `asset.${(bundles += 1)}`);
  mkdirSync(path);
  writeFileSync(join(path, file), `${imports}\nexport const handler = async (event, context) => {${body}};\n`);
  return path;
};

const definitionOf = (codePath: string, changes: Partial<LambdaFunction> = {}): LambdaFunction => ({
  logicalId: 'Subject',
  name: 'subject',
  arn: ARN,
  roleArn: 'arn:aws:iam::000000000000:role/subject-role',
  codePath,
  handler: 'index.handler',
  environment: { TABLE: 'guests' },
  timeoutSeconds: 20,
  memoryMb: 128,
  asynchronousRetries: 2,
  ...changes,
});

const apply = (...functions: LambdaFunction[]) =>
  lambda.applyBackend({ functions, accountId: '000000000000', region: 'eu-west-1' } as unknown as LocalBackend);
const run = async (body: string, event: unknown = {}, changes: Partial<LambdaFunction> = {}) => {
  await apply(definitionOf(bundleOf(body), changes));
  return lambda.invoke(ARN, event);
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'usher-'));
  [logged, queued, activities] = [[], [], []];
  lambda = new LambdaService({
    clock,
    credentials,
    endpoints: () => ({ AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:20002' }),
    log: { write: (line) => logged.push(line), list: () => [], sources: () => [] },
    activity: { add: (activity) => activities.push(activity), list: () => [] },
    queues: {
      send: async (arn, body) => {
        queued.push({ arn, body: JSON.parse(body) as Record<string, unknown> });
        return { messageId: '' };
      },
      peek: async () => [],
    },
  });
  await lambda.start();
});

afterEach(async () => {
  clock.reset();
  await lambda.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a function', () => {
  it('gets its event and context, and finds the AWS SDK although its bundle has none', async () => {
    const imports = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';`;
    await apply(
      definitionOf(
        bundleOf(
          'return { event, name: context.functionName, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis(), id: context.awsRequestId, sdk: typeof DynamoDBClient }',
          { imports },
        ),
      ),
    );
    const { payload, requestId } = await lambda.invoke(ARN, { guest: 'Ada' });
    expect(payload).toEqual({
      event: { guest: 'Ada' },
      name: 'subject',
      arn: ARN,
      left: expect.any(Number) as number,
      id: requestId,
      sdk: 'function',
    });
    expect((payload as { left: number }).left).toBeGreaterThan(15_000);
  });

  it('runs with the environment of its template, the sandbox as AWS, the credentials of its role, and nothing of the developer', async () => {
    vi.stubEnv('DEVELOPERS_SECRET', 'x');
    const { payload } = await run('return process.env');
    const environment = payload as Record<string, string>;
    expect(environment).toMatchObject({
      TABLE: 'guests',
      AWS_REGION: 'eu-west-1',
      AWS_LAMBDA_FUNCTION_NAME: 'subject',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:20002',
    });
    expect(environment.DEVELOPERS_SECRET).toBeUndefined();
    expect(credentials.find(environment.AWS_ACCESS_KEY_ID ?? '', clock.now())?.caller).toMatchObject({
      roleArn: 'arn:aws:iam::000000000000:role/subject-role',
      userArn: 'arn:aws:sts::000000000000:assumed-role/subject-role/subject',
    });
    vi.unstubAllEnvs();
  });

  it('stays warm from one event to the next', async () => {
    await apply(definitionOf(bundleOf('return (globalThis.count = (globalThis.count ?? 0) + 1)')));
    expect((await lambda.invoke(ARN, {})).payload).toBe(1);
    expect((await lambda.invoke(ARN, {})).payload).toBe(2);
  });

  it('handles one event at a time in each instance, and overlapping ones in a bounded number of instances', async () => {
    const body =
      'globalThis.busy = (globalThis.busy ?? 0) + 1; const seen = globalThis.busy; await new Promise((r) => setTimeout(r, 200)); globalThis.busy -= 1; return seen';
    await apply(definitionOf(bundleOf(body)));
    const results = await Promise.all(Array.from({ length: 12 }, () => lambda.invoke(ARN, {})));
    expect(results.map(({ payload }) => payload)).toEqual(Array(12).fill(1));
    expect(lambda.list()[0]?.instances).toBeGreaterThan(1);
    expect(lambda.list()[0]?.instances).toBeLessThanOrEqual(4);
  });

  it('reports what it throws with type, message and stack', async () => {
    const { functionError, payload } = await run(`throw new TypeError('no such guest')`);
    expect(payload).toBeNull();
    expect(functionError).toMatchObject({ errorType: 'TypeError', errorMessage: 'no such guest' });
    expect(functionError?.stackTrace?.[0]).toBe('TypeError: no such guest');
  });

  it.each([
    ['hangs', 'await new Promise(() => setTimeout(() => undefined, 60_000))'],
    ['spins', 'for (;;);'],
  ])('is stopped at its time-out when it %s, and answers the next event', async (_name, body) => {
    await apply(definitionOf(bundleOf(`if (event.bad) { ${body} } return 'fine'`), { timeoutSeconds: 1 }));
    const { functionError, requestId } = await lambda.invoke(ARN, { bad: true });
    expect(functionError).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
    });
    expect((await lambda.invoke(ARN, {})).payload).toBe('fine');
  });

  it.each([
    ['ends its process', 'process.exit(3)', 'Runtime.ExitError'],
    [
      'leaves a rejection unhandled',
      `Promise.reject(new RangeError('lost')); await new Promise((r) => setTimeout(r, 5_000))`,
      'Runtime.UnhandledPromiseRejection',
    ],
    [
      'throws outside of the call',
      `setTimeout(() => { throw new RangeError('late') }); await new Promise((r) => setTimeout(r, 5_000))`,
      'RangeError',
    ],
    [
      'uses more memory than it has',
      'const kept = []; for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => ({ i })))',
      'Runtime.OutOfMemory',
    ],
  ])('fails alone when it %s, and is started anew for the next event', async (_name, body, errorType) => {
    await apply(definitionOf(bundleOf(`if (event.bad) { ${body} } return 'fine'`), { memoryMb: 32 }));
    expect((await lambda.invoke(ARN, { bad: true })).functionError?.errorType).toBe(errorType);
    expect((await lambda.invoke(ARN, {})).payload).toBe('fine');
  });

  it.each([
    ['its file is missing', { handler: 'other.handler' }, 'Runtime.ImportModuleError'],
    ['its handler is missing', { handler: 'index.other' }, 'Runtime.HandlerNotFound'],
  ])('says why it cannot start when %s', async (_name, changes, errorType) => {
    expect((await run('return 1', {}, changes)).functionError?.errorType).toBe(errorType);
  });

  it('sees the clock of the sandbox, also when it was moved while warm', async () => {
    const body =
      'return { now: Date.now(), made: new Date().toISOString(), fixed: new Date(0).toISOString(), isDate: new Date() instanceof Date }';
    await apply(definitionOf(bundleOf(body)));
    await lambda.invoke(ARN, {});
    clock.advance(3 * 24 * 60 * 60 * 1000);
    const { payload } = await lambda.invoke(ARN, {});
    const seen = payload as { now: number; made: string; fixed: string; isDate: boolean };
    expect(Math.abs(seen.now - clock.now().getTime())).toBeLessThan(5_000);
    expect(seen.made.slice(0, 10)).toBe(clock.now().toISOString().slice(0, 10));
    expect(seen).toMatchObject({ fixed: '1970-01-01T00:00:00.000Z', isDate: true });
  });

  it('gets fresh credentials when the old ones have expired by the clock', async () => {
    await apply(definitionOf(bundleOf('return process.env.AWS_ACCESS_KEY_ID')));
    const { payload: before } = await lambda.invoke(ARN, {});
    clock.advance(13 * 60 * 60 * 1000);
    const { payload: after } = await lambda.invoke(ARN, {});
    expect(after).not.toBe(before);
    expect(credentials.find(String(after), clock.now())).toBeDefined();
  });

  it('has what it prints in its log, line by line with level and request', async () => {
    const { requestId } = await run(
      `console.log('first', { a: 1 }); console.error('second'); process.stdout.write('{"level":"WARN","message":"third"}\\nfour'); process.stdout.write('th\\n')`,
    );
    expect(logged).toEqual([
      { source: 'lambda/subject', level: 'info', text: 'first { a: 1 }', requestId },
      { source: 'lambda/subject', level: 'error', text: 'second', requestId },
      { source: 'lambda/subject', level: 'warn', text: '{"level":"WARN","message":"third"}', requestId },
      { source: 'lambda/subject', level: 'info', text: 'fourth', requestId },
    ]);
  });
});

describe('an asynchronous event', () => {
  it('is retried twice and then recorded at the failure destination', async () => {
    await apply(definitionOf(bundleOf(`throw new Error('still down')`), { onFailureArn: 'arn:queue' }));
    expect(await lambda.invoke(ARN, { guest: 'Ada' }, { type: 'Event' })).toMatchObject({ payload: null });
    await vi.waitFor(() => expect(queued).toHaveLength(1), { timeout: 15_000 });
    expect(queued[0]).toMatchObject({
      arn: 'arn:queue',
      body: {
        requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
        requestPayload: { guest: 'Ada' },
        responsePayload: { errorType: 'Error', errorMessage: 'still down' },
      },
    });
    expect(activities.map(({ outcome }) => outcome)).toEqual(['RETRY', 'RETRY', 'FAILED']);
  });

  it('is not retried where the function says so', async () => {
    await apply(definitionOf(bundleOf(`throw new Error('still down')`), { onFailureArn: 'arn:queue', asynchronousRetries: 0 }));
    await lambda.invoke(ARN, {}, { type: 'Event' });
    await vi.waitFor(() => expect(queued).toHaveLength(1), { timeout: 15_000 });
    expect(activities.map(({ outcome }) => outcome)).toEqual(['FAILED']);
  });

  it('is refused for a function that does not exist', async () => {
    await expect(lambda.invoke('arn:nobody', {}, { type: 'Event' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('a reload', () => {
  const slow = `console.log('begun'); await new Promise((r) => setTimeout(r, 500)); return 'old'`;

  it('lets an event that is under way finish on the old code', async () => {
    await apply(definitionOf(bundleOf(slow)));
    const underWay = lambda.invoke(ARN, {});
    await vi.waitFor(() => expect(logged).toHaveLength(1), { timeout: 10_000 });
    await apply(definitionOf(bundleOf(`return 'new'`)));
    expect((await lambda.invoke(ARN, {})).payload).toBe('new');
    expect((await underWay).payload).toBe('old');
  });

  it('keeps functions warm that did not change, wherever the new assembly lies', async () => {
    const codePath = bundleOf('return (globalThis.count = (globalThis.count ?? 0) + 1)');
    await apply(definitionOf(codePath));
    await lambda.invoke(ARN, {});
    await apply(definitionOf(join(folder, 'elsewhere', codePath.slice(folder.length))));
    expect((await lambda.invoke(ARN, {})).payload).toBe(2);
  });

  it('ends functions that are gone', async () => {
    await apply(definitionOf(bundleOf('return 1')));
    await apply();
    await expect(lambda.invoke(ARN, {})).rejects.toThrow('Function not found');
  });
});
