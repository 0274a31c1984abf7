import { describe, expect, it } from 'vitest';
import { itemBytes } from '../../../../local/metering/item-size.ts';

describe('the size of an item', () => {
  it('is that of its names and texts in UTF-8', () => {
    expect(itemBytes({ id: { S: 'abc' } })).toBe(5);
    expect(itemBytes({ name: { S: 'Łódź' } })).toBe(4 + 7);
  });

  it('takes a byte for two digits of a number, and one more', () => {
    expect(itemBytes({ n: { N: '7' } })).toBe(1 + 2);
    expect(itemBytes({ n: { N: '1234' } })).toBe(1 + 3);
    expect(itemBytes({ n: { N: '-1234' } })).toBe(1 + 4);
    expect(itemBytes({ n: { N: '1000000' } })).toBe(1 + 2);
  });

  it('takes a byte for true, false and null', () => {
    expect(itemBytes({ a: { BOOL: true }, b: { NULL: true } })).toBe(4);
  });

  it('takes three bytes for a list or a map, and one for each of their elements', () => {
    expect(itemBytes({ l: { L: [{ S: 'ab' }, { S: 'c' }] } })).toBe(1 + 3 + 2 + 3);
    expect(itemBytes({ m: { M: { k: { S: 'vw' } } } })).toBe(1 + 3 + 1 + 3);
  });

  it('takes binaries by their bytes, whether they come as base64 or not', () => {
    const bytes = Buffer.from('usher');
    expect(itemBytes({ b: { B: bytes } })).toBe(6);
    expect(itemBytes({ b: { B: bytes.toString('base64') as unknown as Uint8Array } })).toBe(6);
  });
});
