import { describe, expect, it } from 'vitest';
import { perTime } from '../../capacity/measure/per-time.ts';
import { tableName } from '../../capacity/measure/short-names.ts';
import type { Usage } from '../../../local/metering/usage-meter.ts';

const usage = (changes: Partial<Usage>): Usage => ({
  ...{ operations: {}, connects: 0, subscriptions: {}, tables: {}, hottestKeys: {}, functions: {} },
  ...{ emails: { count: 0, bytes: 0 }, texts: { count: 0, parts: 0 }, publications: 0 },
  ...changes,
});

describe('units of one time', () => {
  it('are the average of all times', () => {
    const units = perTime(usage({ emails: { count: 24, bytes: 2_400 }, connects: 12 }), 24);
    expect(units).toMatchObject({ times: 24, connects: 0.5, emails: { count: 1, bytes: 100 } });
  });

  it('know the row that every time needs from rows of one guest each', () => {
    const hottestKeys = { Event: { readUnits: 48, writeUnits: 0 }, Guest: { readUnits: 1, writeUnits: 2 } };
    expect(perTime(usage({ hottestKeys }), 24).sharedKeys).toEqual({ Event: { readUnits: 2, writeUnits: 0 } });
  });

  it('call nothing shared that happened only once', () => {
    expect(perTime(usage({ hottestKeys: { Guest: { readUnits: 9, writeUnits: 9 } } }), 1).sharedKeys).toEqual({});
  });
});

describe('names of tables', () => {
  it('are the same in every deployment', () => {
    expect(tableName('Guest-abc123-NONE')).toBe('Guest');
    expect(tableName('Guest-abc123-NONE/byEmail')).toBe('Guest/byEmail');
    expect(tableName('amplifyDataSeatTable0D3A0C4F')).toBe('SeatTable');
    expect(tableName('amplifyDataNoticeTable0D3A/byDue')).toBe('NoticeTable/byDue');
  });
});
