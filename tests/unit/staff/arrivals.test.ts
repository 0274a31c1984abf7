import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catchUp, countArrivals, mergeArrivals, oldestOf, openArrivals, sortArrivals } from '../../../components/staff/arrivals.ts';
import type { CheckIn } from '../../../lib/data/check-ins.ts';

const OPENED = '2026-06-01T12:00:00.000Z';
const minute = (count: number) => new Date(Date.parse(OPENED) + count * 60_000).toISOString();

const scan = (scanId: string, fields: Partial<CheckIn> = {}): CheckIn => ({
  eventId: 'EVENTAAA',
  scanId,
  outcome: 'ADMITTED',
  direction: 'ENTRY',
  gate: 'North',
  byHand: false,
  offline: false,
  scannedAt: minute(1),
  receivedAt: minute(1),
  ...fields,
});

const idsOf = (checkIns: CheckIn[]) => checkIns.map(({ scanId }) => scanId);

describe('arrivals', () => {
  it('show each scan once, newest first, in whatever order and however often they come', () => {
    const scans = Array.from({ length: 12 }, (_, index) => scan(`scan-${index}`, { receivedAt: minute(index % 5) }));
    const expected = sortArrivals(mergeArrivals(openArrivals(OPENED), scans));
    fc.assert(
      fc.property(fc.shuffledSubarray([...scans, ...scans], { minLength: 24, maxLength: 24 }), fc.nat(23), (order, cut) => {
        const merged = mergeArrivals(mergeArrivals(openArrivals(OPENED), order.slice(0, cut)), order.slice(cut));
        expect(sortArrivals(merged)).toEqual(expected);
      }),
    );
    expect(expected.map(({ receivedAt }) => receivedAt)).toEqual(
      expected
        .map(({ receivedAt }) => receivedAt)
        .sort()
        .reverse(),
    );
  });

  it('show an undo whether it comes before or after the scan that it undoes', () => {
    const undone = scan('scan-1', { undoneAt: minute(3), undoReason: 'Wrong person' });
    for (const order of [
      [scan('scan-1'), undone],
      [undone, scan('scan-1')],
    ]) {
      const [shown] = sortArrivals(order.reduce((arrivals, checkIn) => mergeArrivals(arrivals, [checkIn]), openArrivals(OPENED)));
      expect(shown?.undoReason).toBe('Wrong person');
    }
  });

  it('show a retried scan as what it was the first time', () => {
    const arrivals = mergeArrivals(openArrivals(OPENED), [
      scan('scan-1', { outcome: 'REPEATED', repeatedOutcome: 'DENIED', reason: 'REVOKED' }),
    ]);
    expect(sortArrivals(arrivals)[0]?.outcome).toBe('DENIED');
    expect(mergeArrivals(arrivals, [scan('scan-1', { outcome: 'REPEATED', repeatedOutcome: 'DENIED' })])).toBe(arrivals);
  });

  it('count what came since the page was opened', () => {
    const arrivals = mergeArrivals(openArrivals(OPENED), [
      scan('before', { receivedAt: minute(-5) }),
      scan('admitted'),
      scan('again', { outcome: 'DUPLICATE' }),
      scan('denied', { outcome: 'DENIED', reason: 'CANCELLED' }),
      scan('undone', { undoneAt: minute(2) }),
      scan('undone later', { receivedAt: minute(-9), undoneAt: minute(2) }),
    ]);
    expect(countArrivals(arrivals)).toEqual({ admitted: 1, duplicate: 1, denied: 1, undone: 2 });
  });
});

describe('after an outage', () => {
  /** A log of pages of ten, newest first. */
  const log = (length: number) => {
    const scans = Array.from({ length }, (_, index) => scan(`scan-${index}`, { receivedAt: minute(length - index) }));
    const reads: (string | undefined)[] = [];
    const readPage = async (nextToken?: string) => {
      reads.push(nextToken);
      const from = Number(nextToken ?? 0);
      return { items: scans.slice(from, from + 10), nextToken: from + 10 < length ? `${from + 10}` : undefined };
    };
    return { scans, readPage, reads };
  };

  it('everything down to the oldest scan on screen is read again, so that undone ones show too', async () => {
    const { scans, readPage, reads } = log(100);
    const shown = mergeArrivals(openArrivals(OPENED), scans.slice(15, 28));
    const { items, rest } = await catchUp(oldestOf(shown), readPage);
    expect(idsOf(items)).toEqual(idsOf(scans.slice(0, 30)));
    expect(rest).toBeUndefined();
    expect(reads).toHaveLength(3);
  });

  it('too long to catch up with, the list starts over instead of hiding a gap', async () => {
    const { scans, readPage } = log(1_000);
    const { items, rest } = await catchUp(scans.at(-1)?.receivedAt, readPage);
    expect(items).toHaveLength(200);
    expect(rest).toBe('200');
  });

  it('an empty list is read to its end', async () => {
    expect(await catchUp(undefined, async () => ({ items: [] }))).toEqual({ items: [] });
  });
});
