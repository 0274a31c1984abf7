import { describe, expect, it } from 'vitest';
import type { Table } from '../../../../local/cloud-assembly/local-backend.ts';
import type { Item } from '../../../../local/metering/item-size.ts';
import { itemsOfTransaction, transactionUnits } from '../../../../local/metering/transaction-capacity.ts';

const text = (name: string) => ({ name, type: 'S' as const });
const guests: Table = {
  ...{ logicalId: 'Guest', name: 'Guest', arn: 'arn', key: { hash: text('id') } },
  globalSecondaryIndexes: [
    { name: 'byName', key: { hash: text('shard'), range: text('name') }, projection: { type: 'KEYS_ONLY', nonKeyAttributes: [] } },
    { name: 'byState', key: { hash: text('state') }, projection: { type: 'ALL', nonKeyAttributes: [] } },
  ],
};
const key: Item = { id: { S: 'g1' } };
const guest: Item = { ...key, shard: { S: 'e#1' }, name: { S: 'ada' }, note: { S: 'x'.repeat(1_200) } };
const unitsOf = (before: Item | undefined, after: Item | undefined) =>
  transactionUnits({ table: guests, key, before, after }).map(({ index, writeUnits }) => [index ?? 'table', writeUnits]);

describe('an item of a transaction', () => {
  it('costs twice its size in the table, and once its entry in an index it comes into', () => {
    expect(unitsOf(undefined, guest)).toEqual([
      ['table', 4],
      ['byName', 1],
    ]);
  });

  it('costs an index of everything its whole size', () => {
    expect(unitsOf(guest, { ...guest, state: { S: 'OPEN' } })).toEqual([
      ['table', 4],
      ['byState', 2],
    ]);
  });

  it('costs an index two writes where its entry moves, and nothing where it stays', () => {
    expect(unitsOf(guest, { ...guest, name: { S: 'grace' } })).toEqual([
      ['table', 4],
      ['byName', 2],
    ]);
    expect(unitsOf(guest, { ...guest, seen: { BOOL: true } })).toEqual([['table', 4]]);
  });

  it('costs the smallest twice when it was only looked at and is not there', () => {
    expect(unitsOf(undefined, undefined)).toEqual([['table', 2]]);
  });
});

describe('the items of a transaction', () => {
  it('are known by their keys, whatever is done to them', () => {
    const input = {
      TransactItems: [
        { Put: { TableName: 'Guest', Item: guest } },
        { Update: { TableName: 'Guest', Key: { id: { S: 'g2' } } } },
        { Delete: { TableName: 'Unknown', Key: { id: { S: 'g3' } } } },
      ],
    };
    expect(itemsOfTransaction(input, new Map([['Guest', guests]])).map((item) => item.key)).toEqual([key, { id: { S: 'g2' } }]);
  });
});
