import { describe, expect, it } from 'vitest';
import { describeEvent, leftOf, readFailedEvent } from '../../../operate/redrive/failed-event.ts';

const record = (number: string) => ({ eventName: 'INSERT', dynamodb: { SequenceNumber: number, Keys: { id: { S: `guest-${number}` } } } });
const batch = { Records: ['1', '2', '3'].map(record) };
const failing = (...numbers: string[]) => ({ batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })) });

describe('What is left of an event', () => {
  it('is nothing after an answer without failures', () => {
    for (const answer of [null, {}, 'fine', { batchItemFailures: [] }]) expect(leftOf(batch, answer)).toBeUndefined();
  });

  it('is everything from the first record that failed, as Lambda counts', () => {
    expect(leftOf(batch, failing('3'))).toEqual({ Records: [record('3')] });
    expect(leftOf(batch, failing('3', '2'))).toEqual({ Records: [record('2'), record('3')] });
  });

  it('is the whole of it when the answer names a record that is none of it', () => {
    expect(leftOf(batch, failing('9'))).toEqual(batch);
    expect(leftOf({ detail: 'no batch' }, failing('1'))).toEqual({ detail: 'no batch' });
  });
});

describe('A failed event', () => {
  const at = '2026-03-02T10:00:00.000Z';

  it('of a stream is read from the text in its payload', () => {
    const text = JSON.stringify({
      timestamp: at,
      requestContext: { condition: 'RetryAttemptsExhausted' },
      payload: JSON.stringify(batch),
    });
    expect(readFailedEvent('key', text)).toEqual({ id: 'key', at, condition: 'RetryAttemptsExhausted', event: batch });
  });

  it('that was handed over asynchronously is its request', () => {
    const text = JSON.stringify({ timestamp: at, requestContext: { condition: 'RetriesExhausted' }, requestPayload: { a: 1 } });
    expect(readFailedEvent('m', text)).toEqual({ id: 'm', at, condition: 'RetriesExhausted', event: { a: 1 } });
  });

  it('that SNS could not deliver is wrapped as SNS wraps it for a function', () => {
    const message = { Type: 'Notification', Timestamp: at, TopicArn: 'arn:topic', Message: 'news' };
    expect(readFailedEvent('m', JSON.stringify(message))?.event).toEqual({
      Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: 'arn:topic', Sns: message }],
    });
  });

  it('is nothing that someone else wrote', () => {
    const aged = { timestamp: at, requestContext: { condition: 'x' } };
    for (const text of ['', 'no json', '{}', JSON.stringify(aged), JSON.stringify({ ...aged, payload: 'no json' })])
      expect(readFailedEvent('key', text)).toBeUndefined();
  });

  it('is shown by the keys of its records, and by nothing else of them', () => {
    const withName = { Records: [{ ...record('1'), dynamodb: { ...record('1').dynamodb, NewImage: { name: { S: 'Ada' } } } }] };
    expect(describeEvent(withName)).toEqual(['INSERT {"id":{"S":"guest-1"}}']);
    expect(describeEvent({ detail: 1 })).toEqual(['one event']);
  });
});
