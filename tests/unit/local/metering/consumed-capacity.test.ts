import { describe, expect, it } from 'vitest';
import { consumedCapacity, consumesCapacity } from '../../../../local/metering/consumed-capacity.ts';

const keyNames = new Map([
  ['Guest', 'id'],
  ['Seat', 'pk'],
]);

describe('the capacity of a call', () => {
  it('is what the table and its indexes report, by the key of the item', () => {
    const answer = {
      ConsumedCapacity: {
        TableName: 'Guest',
        CapacityUnits: 4,
        Table: { CapacityUnits: 2 },
        GlobalSecondaryIndexes: { byEmail: { CapacityUnits: 2 }, byName: { CapacityUnits: 0 } },
      },
    };
    const input = { TableName: 'Guest', Item: { id: { S: 'g1' } } };
    expect(consumedCapacity({ operation: 'PutItem', input, status: 200, answer }, keyNames)).toEqual([
      { kind: 'CAPACITY', table: 'Guest', key: 'g1', readUnits: 0, writeUnits: 2 },
      { kind: 'CAPACITY', table: 'Guest', index: 'byEmail', readUnits: 0, writeUnits: 2 },
    ]);
  });

  it('is spread over the items of a batch', () => {
    const input = { RequestItems: { Guest: { Keys: [{ id: { S: 'g1' } }, { id: { S: 'g2' } }] } } };
    const answer = { ConsumedCapacity: [{ TableName: 'Guest', CapacityUnits: 2 }] };
    const units = consumedCapacity({ operation: 'BatchGetItem', input, status: 200, answer }, keyNames);
    expect(units.map((unit) => [unit.key, unit.readUnits, unit.writeUnits])).toEqual([
      ['g1', 1, 0],
      ['g2', 1, 0],
    ]);
  });

  it('is that of no key for a query', () => {
    const answer = { ConsumedCapacity: { TableName: 'Guest', CapacityUnits: 0.5, Table: { CapacityUnits: 0.5 } } };
    const [unit] = consumedCapacity({ operation: 'Query', input: { TableName: 'Guest' }, status: 200, answer }, keyNames);
    expect(unit).toMatchObject({ table: 'Guest', readUnits: 0.5, writeUnits: 0 });
    expect(unit?.key).toBeUndefined();
  });

  it('is that of the item that was there when a condition did not hold', () => {
    const answer = {
      __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
      Item: { id: { S: 'g1' }, note: { S: 'x'.repeat(1500) } },
    };
    const input = { TableName: 'Guest', Key: { id: { S: 'g1' } } };
    expect(consumedCapacity({ operation: 'UpdateItem', input, status: 400, answer }, keyNames)).toEqual([
      { kind: 'CAPACITY', table: 'Guest', key: 'g1', readUnits: 0, writeUnits: 2 },
    ]);
  });

  it('is twice the smallest for every item of a transaction that was cancelled', () => {
    const answer = { __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException' };
    const input = {
      TransactItems: [
        { Update: { TableName: 'Seat', Key: { pk: { S: 'e#1' } } } },
        { Put: { TableName: 'Guest', Item: { id: { S: 'g1' } } } },
      ],
    };
    const units = consumedCapacity({ operation: 'TransactWriteItems', input, status: 400, answer }, keyNames);
    expect(units.map(({ table, key, writeUnits }) => [table, key, writeUnits])).toEqual([
      ['Seat', 'e#1', 2],
      ['Guest', 'g1', 2],
    ]);
  });

  it('is nothing for a call that was refused before it touched an item', () => {
    const answer = { __type: 'com.amazon.coral.validate#ValidationException' };
    expect(consumedCapacity({ operation: 'PutItem', input: { TableName: 'Guest', Item: {} }, status: 400, answer }, keyNames)).toEqual([]);
  });

  it('is asked for by reads and writes alone', () => {
    expect(consumesCapacity('TransactWriteItems')).toBe(true);
    expect(consumesCapacity('DescribeTable')).toBe(false);
  });
});
