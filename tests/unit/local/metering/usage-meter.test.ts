import { describe, expect, it } from 'vitest';
import { UsageMeter } from '../../../../local/metering/usage-meter.ts';

describe('the meter', () => {
  it('adds up what services count, and begins anew once it was read', () => {
    const meter = new UsageMeter();
    meter.count({ kind: 'OPERATION', field: 'checkIn', bytes: 500, milliseconds: 8 });
    meter.count({ kind: 'OPERATION', field: 'checkIn', bytes: 700, milliseconds: 12 });
    expect(meter.take().operations).toEqual({ checkIn: { count: 2, bytes: 1200, milliseconds: 20 } });
    expect(meter.take().operations).toEqual({});
  });

  it('counts a message to a subscriber in units of 5 KB', () => {
    const meter = new UsageMeter();
    meter.count({ kind: 'SUBSCRIBE', field: 'onCheckIn' });
    meter.count({ kind: 'DELIVERY', field: 'onCheckIn', bytes: 5120 });
    meter.count({ kind: 'DELIVERY', field: 'onCheckIn', bytes: 5121 });
    expect(meter.take().subscriptions).toEqual({ onCheckIn: { opened: 1, messages: 2, messageUnits: 3 } });
  });

  it('bills a function by the started millisecond and its memory', () => {
    const meter = new UsageMeter();
    meter.count({ kind: 'INVOCATION', function: 'agenda', milliseconds: 99.2, memoryMb: 512 });
    meter.count({ kind: 'LOG', source: 'lambda/agenda', bytes: 250 });
    meter.count({ kind: 'LOG', source: 'appsync', bytes: 9_999 });
    expect(meter.take().functions).toEqual({ agenda: { count: 1, milliseconds: 99.2, gigabyteSeconds: 0.05, logBytes: 250 } });
  });

  it('knows the key of a table that was needed most, for reads and for writes', () => {
    const meter = new UsageMeter();
    for (const key of ['event', 'event', 'other']) meter.count({ kind: 'CAPACITY', table: 'Event', key, readUnits: 1, writeUnits: 0 });
    meter.count({ kind: 'CAPACITY', table: 'Event', key: 'other', readUnits: 0, writeUnits: 4 });
    meter.count({ kind: 'CAPACITY', table: 'Event', index: 'byStart', readUnits: 0.5, writeUnits: 0 });
    const { tables, hottestKeys } = meter.take();
    expect(hottestKeys).toEqual({ Event: { readUnits: 2, writeUnits: 4 } });
    expect(tables['Event']).toEqual({ readUnits: 3, writeUnits: 4, calls: 4 });
    expect(tables['Event/byStart']).toEqual({ readUnits: 0.5, writeUnits: 0, calls: 1 });
  });

  it('counts texts by their parts, e-mails by their bytes, and what goes to topics', () => {
    const meter = new UsageMeter();
    const message = { id: '1', at: '2026-11-23T10:00:00.000Z', to: ['x'] };
    meter.countMessage({ ...message, channel: 'SMS', text: 'a'.repeat(161) });
    meter.countMessage({ ...message, channel: 'EMAIL', raw: 'Subject: hi' });
    meter.countMessage({ ...message, channel: 'SNS', text: '{}' });
    meter.countMessage({ ...message, channel: 'CODE', text: '123456' });
    const { texts, emails, publications } = meter.take();
    expect(texts).toEqual({ count: 1, parts: 2 });
    expect(emails).toEqual({ count: 1, bytes: 11 });
    expect(publications).toBe(1);
  });

  it('tells by its units whether anything happened', () => {
    const meter = new UsageMeter();
    meter.count({ kind: 'CONNECT' });
    const before = meter.units;
    meter.take();
    expect(meter.units).toBe(before);
    meter.count({ kind: 'CONNECT' });
    expect(meter.units).toBe(before + 1);
  });
});
