import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedNotice, noticeCountsOf, noticeTotalsOfChange } from '../../../lib/domain/notice-stats.ts';
import { sumOf } from '../../../lib/domain/totals.ts';

const notice: CountedNotice = { kind: 'PROMOTED', channel: 'EMAIL', state: 'PENDING' };
const countsOf = (changes: [CountedNotice | undefined, CountedNotice | undefined][]) =>
  noticeCountsOf(
    [...sumOf(changes.map(([before, after]) => noticeTotalsOfChange(before, after)))].map(([key, counters]) => ({ key, counters })),
  );

const anyNotice: fc.Arbitrary<CountedNotice> = fc.record({
  kind: fc.constantFrom('PROMOTED', 'REGISTERED'),
  channel: fc.constantFrom('EMAIL', 'SMS'),
  state: fc.constantFrom('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN'),
  delivery: fc.constantFrom(undefined, 'DELIVERED', 'BOUNCED'),
  reason: fc.constantFrom(undefined, 'TOO_LATE', 'a#b'),
});

describe('the counts of notices', () => {
  it('follow a notice from one place to the next', () => {
    const sent: CountedNotice = { ...notice, state: 'SENT' };
    const bounced: CountedNotice = { ...sent, delivery: 'BOUNCED', reason: 'BOUNCE#X' };
    expect(
      countsOf([
        [undefined, notice],
        [notice, sent],
      ]),
    ).toEqual([{ ...sent, delivery: undefined, reason: undefined, count: 1 }]);
    expect(
      countsOf([
        [undefined, notice],
        [notice, sent],
        [sent, bounced],
      ]),
    ).toEqual([{ ...bounced, count: 1 }]);
    expect(
      countsOf([
        [undefined, bounced],
        [bounced, undefined],
      ]),
    ).toEqual([]);
  });

  it('are not written for the moment of sending, nor for why something waits', () => {
    expect(noticeTotalsOfChange(notice, { ...notice, state: 'SENDING' }).size).toBe(0);
    expect(noticeTotalsOfChange(notice, { ...notice, reason: 'QUIET_HOURS' }).size).toBe(0);
    expect(noticeTotalsOfChange({ ...notice, state: 'FAILED', reason: 'A' }, { ...notice, state: 'FAILED', reason: 'B' }).size).toBe(2);
  });

  it('depend on where the notices are, not on the way there', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyNotice, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (lives) => {
        const steps = lives.flatMap((life) =>
          life.map((after, index): [CountedNotice | undefined, CountedNotice] => [life[index - 1], after]),
        );
        expect(countsOf(steps)).toEqual(countsOf(lives.map((life) => [undefined, life.at(-1)])));
      }),
    );
  });
});
