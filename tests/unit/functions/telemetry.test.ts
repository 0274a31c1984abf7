import type { Context } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { logger, measure } from '../../../amplify/functions/runtime/telemetry.ts';
import { instrumented } from '../../../amplify/functions/runtime/telemetry.ts';
import { withoutPersonalData } from '../../../amplify/functions/runtime/personal-data.ts';
import { settledRecords } from '../../../amplify/functions/runtime/settled-records.ts';
import { printedLines } from './printed-lines.ts';

const context = { awsRequestId: 'request-1', functionName: 'f', memoryLimitInMB: '512', invokedFunctionArn: 'arn' } as Context;
const TICKET = `U1.AAAABBBB.CCCCDDDDEEEEFFFF.3.${'G'.repeat(103)}`;

let printed: ReturnType<typeof printedLines>;
beforeEach(() => {
  printed = printedLines();
});

const metricLines = () => printed.json().filter((line) => '_aws' in line);

describe('What a function measures', () => {
  it('is written when the invocation ends: a line for each combination, counts as sums, durations one by one', async () => {
    const handler = instrumented(async () => {
      measure('Requests', { dimensions: { state: 'OPEN' }, eventId: 'E1' });
      measure('Requests', { dimensions: { state: 'OPEN' }, eventId: 'E1' });
      measure('Requests', { dimensions: { state: 'CLAIMED' }, eventId: 'E1' });
      measure('TimeToFulfil', { dimensions: {}, value: 12, eventId: 'E1' });
      measure('TimeToFulfil', { dimensions: {}, value: 30, eventId: 'E1' });
      expect(metricLines()).toEqual([]);
      return 'done';
    });
    expect(await handler(undefined, context)).toBe('done');
    expect(metricLines()).toMatchObject([
      { Requests: 2, state: 'OPEN', service: 'usher', eventId: 'E1' },
      { Requests: 1, state: 'CLAIMED' },
      { TimeToFulfil: [12, 30], eventId: 'E1' },
    ]);
  });

  it('has the service and its own dimensions, and the event as a property alone', async () => {
    await instrumented(async () => measure('Notices', { dimensions: { channel: 'SMS', state: 'SENT' }, eventId: 'E1' }))(
      undefined,
      context,
    );
    const [line] = metricLines();
    const [{ Namespace, Dimensions, Metrics } = { Namespace: '', Dimensions: [], Metrics: [] }] = line?._aws?.CloudWatchMetrics ?? [];
    expect(Namespace).toBe('Usher');
    expect(Dimensions.map((set) => [...set].sort())).toEqual([['channel', 'service', 'state']]);
    expect(Metrics).toMatchObject([{ Name: 'Notices', Unit: 'Count' }]);
  });

  it('keeps events apart, and is written once: the next invocation begins at nothing', async () => {
    const counting = instrumented(async (eventIds: string[]) => {
      for (const eventId of eventIds) measure('CheckInDenials', { dimensions: { reason: 'REVOKED' }, eventId });
    });
    await counting(['E1', 'E2', 'E1'], context);
    await counting([], context);
    expect(metricLines().map(({ eventId, CheckInDenials }) => [eventId, CheckInDenials])).toEqual([
      ['E1', 2],
      ['E2', 1],
    ]);
  });

  it('is written also when the function fails', async () => {
    const failing = instrumented(async () => {
      measure('Requests', { dimensions: { state: 'OPEN' }, eventId: 'E1' });
      throw new Error('later');
    });
    await expect(failing(undefined, context)).rejects.toThrow('later');
    expect(metricLines()).toHaveLength(1);
  });
});

describe('A log', () => {
  it('carries the invocation’s id, and neither addresses, phone numbers nor tickets, wherever they stand', async () => {
    await instrumented(async () => {
      const error = new Error('Email address is not verified: Ada.L+x@Usher.example', { cause: new Error(`to +4915112345678`) });
      logger.error('Failed', { guestId: 'CCCCDDDDEEEEFFFF', error, deep: { list: [`ticket ${TICKET}`] } });
    })(undefined, context);
    expect(printed.json()).toMatchObject([{ function_request_id: 'request-1', guestId: 'CCCCDDDDEEEEFFFF', level: 'ERROR' }]);
    for (const secret of ['Usher.example', '15112345678', 'GGGG']) expect(printed.text()).not.toContain(secret);
    expect(printed.text()).toContain('(e-mail address)');
  });

  it('of an error that leaves the function has none of them either', async () => {
    const failing = instrumented(() => Promise.reject(new Error('550 no mailbox ada@usher.example')));
    await expect(failing(undefined, context)).rejects.toThrow('550 no mailbox (e-mail address)');
  });

  it.each([
    'arn:aws:lambda:us-east-1:000000000000:function:f',
    '2027-05-04T09:00:00.000+02:00',
    'AAAABBBB#scan-0001',
    'SESSION_CALLED#keynote#CCCCDDDDEEEEFFFF#EMAIL',
    'npm @aws-sdk/client',
  ])('keeps %s', (text) => expect(withoutPersonalData(text)).toBe(text));

  it('is searched quickly, however long its text', () => {
    const started = performance.now();
    withoutPersonalData(`${'a'.repeat(200_000)}@`);
    withoutPersonalData('+1'.repeat(100_000));
    // Milliseconds where it is linear, and many seconds where it is not.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('The records of a batch that do not come again', () => {
  const records = ['1', '2', '3'].map((SequenceNumber) => ({ dynamodb: { SequenceNumber } }));
  const failing = (...numbers: string[]) => ({ batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })) });

  it.each([
    [failing(), ['1', '2', '3']],
    [failing('3'), ['1', '2']],
    [failing('3', '2'), ['1']],
    [failing('1'), []],
  ])('with %j are %j', (response, expected) => {
    expect(settledRecords(records, response).map(({ dynamodb }) => dynamodb?.SequenceNumber)).toEqual(expected);
  });
});
