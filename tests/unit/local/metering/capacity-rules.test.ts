import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexWriteUnits, readUnits, writeUnits } from '../../../../local/metering/capacity-rules.ts';

describe('capacity units by the documented rules', () => {
  it('rounds a write up to the next 1,024 bytes', () => {
    expect([1, 1024, 1025, 3500].map((bytes) => writeUnits(bytes))).toEqual([1, 1, 2, 4]);
  });

  it('counts a write that changed nothing as the smallest', () => {
    expect(writeUnits(0)).toBe(1);
  });

  it('counts a write of a transaction twice', () => {
    expect(writeUnits(1025, { isTransaction: true })).toBe(4);
  });

  it('rounds a read up to the next 4,096 bytes, and halves it unless it is consistent', () => {
    expect([1, 4096, 4097].map((bytes) => readUnits(bytes))).toEqual([0.5, 0.5, 1]);
    expect([1, 4096, 4097].map((bytes) => readUnits(bytes, { isConsistent: true }))).toEqual([1, 1, 2]);
  });

  it('counts a read of a transaction twice that of a consistent one', () => {
    expect(readUnits(4097, { isTransaction: true })).toBe(4);
  });

  it('charges an index nothing for an entry that stays as it is', () => {
    const entry = { key: 'a', bytes: 100, content: 'same' };
    expect(indexWriteUnits(entry, entry)).toBe(0);
    expect(indexWriteUnits(undefined, undefined)).toBe(0);
  });

  it('charges an index one write for an entry that comes, goes or changes, and two for one that moves', () => {
    const entry = { key: 'a', bytes: 100, content: 'one' };
    expect(indexWriteUnits(undefined, entry)).toBe(1);
    expect(indexWriteUnits(entry, undefined)).toBe(1);
    expect(indexWriteUnits(entry, { ...entry, bytes: 1100, content: 'other' })).toBe(2);
    expect(indexWriteUnits(entry, { ...entry, key: 'b' })).toBe(2);
  });

  it('never charges less for more', () => {
    const bytes = fc.integer({ min: 0, max: 400_000 });
    fc.assert(
      fc.property(bytes, bytes, (one, more) => {
        expect(writeUnits(one + more)).toBeGreaterThanOrEqual(writeUnits(one));
        expect(readUnits(one + more)).toBeGreaterThanOrEqual(readUnits(one));
      }),
    );
  });
});
