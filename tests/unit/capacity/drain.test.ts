import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drain } from '../../capacity/model/drain.ts';

const rate = fc.integer({ min: 1, max: 5_000 });
const messages = fc.integer({ min: 0, max: 200_000 });

describe('news to everyone', () => {
  it('takes as long as the slower of planning and sending', () => {
    expect(drain({ messages: 100_000, plannedPerSecond: 1_000, sentPerSecond: 100 }).seconds).toBe(1_000);
    expect(drain({ messages: 100_000, plannedPerSecond: 50, sentPerSecond: 1_000 }).seconds).toBe(2_000);
  });

  it('loses nothing: what was not sent waits', () => {
    fc.assert(
      fc.property(messages, rate, rate, (count, plannedPerSecond, sentPerSecond) => {
        const { sent, waiting } = drain({ messages: count, plannedPerSecond, sentPerSecond });
        expect(sent + waiting).toBe(count);
      }),
    );
  });

  it('never takes longer at a higher rate', () => {
    fc.assert(
      fc.property(messages, rate, rate, fc.integer({ min: 0, max: 5_000 }), (count, plannedPerSecond, sentPerSecond, more) => {
        const slow = drain({ messages: count, plannedPerSecond, sentPerSecond }).seconds;
        expect(drain({ messages: count, plannedPerSecond, sentPerSecond: sentPerSecond + more }).seconds).toBeLessThanOrEqual(slow);
      }),
    );
  });

  it('gives up after a week at a rate that comes to nothing', () => {
    expect(drain({ messages: 10, plannedPerSecond: 1, sentPerSecond: 0 })).toMatchObject({ sent: 0, waiting: 10 });
  });
});
