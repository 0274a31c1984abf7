import { describe, expect, it } from 'vitest';
import { dynamodbModule as ddb } from '../../../../local/appsync/js-runtime/dynamodb-module.ts';

describe('@aws-appsync/utils/dynamodb', () => {
  it('put carries key, item and condition', () => {
    expect(
      ddb.put({
        key: { id: '1' },
        item: { name: 'Ada', tags: ['a'], none: null, gone: undefined },
        condition: { id: { attributeExists: false } },
      }),
    ).toEqual({
      operation: 'PutItem',
      key: { id: { S: '1' } },
      attributeValues: { name: { S: 'Ada' }, tags: { L: [{ S: 'a' }] }, none: { NULL: null } },
      condition: { expression: '(attribute_not_exists(#id))', expressionNames: { '#id': 'id' } },
    });
  });

  it('update writes plain values, nested values and operations', () => {
    const { operations } = ddb;
    const { update } = ddb.update({
      key: { id: '1' },
      update: {
        name: 'Ada',
        visits: operations.increment(2),
        old: operations.remove(),
        log: operations.append(['x']),
        address: { city: 'Rome' },
        list: [operations.updateListItem('y', 3)],
      },
    });
    expect(update).toEqual({
      expression:
        'SET #expName_1 = :expValue_1, #expName_2 = if_not_exists(#expName_2, :expValue_2) + :expValue_3, ' +
        '#expName_4 = list_append(if_not_exists(#expName_4, :expValue_4), :expValue_5), #expName_5.#expName_6 = :expValue_6, #expName_7[3] = :expValue_7 REMOVE #expName_3',
      expressionNames: {
        '#expName_1': 'name',
        '#expName_2': 'visits',
        '#expName_3': 'old',
        '#expName_4': 'log',
        '#expName_5': 'address',
        '#expName_6': 'city',
        '#expName_7': 'list',
      },
      expressionValues: {
        ':expValue_1': { S: 'Ada' },
        ':expValue_2': { N: '0' },
        ':expValue_3': { N: '2' },
        ':expValue_4': { L: [] },
        ':expValue_5': { L: [{ S: 'x' }] },
        ':expValue_6': { S: 'Rome' },
        ':expValue_7': { S: 'y' },
      },
    });
  });

  it('does not take data that looks like an operation for one', () => {
    const { update } = ddb.update({ key: { id: '1' }, update: { tag: ddb.operations.replace({ _type: 'remove' }) } });
    expect(update).toMatchObject({
      expression: 'SET #expName_1 = :expValue_1',
      expressionValues: { ':expValue_1': { M: { _type: { S: 'remove' } } } },
    });
  });

  it('query and scan name only the options that were given', () => {
    expect(
      ddb.query({ query: { eventId: { eq: 'E' } }, index: 'byEvent', limit: 5, nextToken: null, projection: ['id', 'place.city'] }),
    ).toEqual({
      operation: 'Query',
      query: {
        expression: '(#eventId = :eventId_eq)',
        expressionNames: { '#eventId': 'eventId' },
        expressionValues: { ':eventId_eq': { S: 'E' } },
      },
      projection: { expression: '#id, #place.#city', expressionNames: { '#id': 'id', '#place': 'place', '#city': 'city' } },
      index: 'byEvent',
      limit: 5,
    });
    expect(ddb.scan()).toEqual({ operation: 'Scan' });
  });

  it('transactWrite asks for the item behind a failed condition', () => {
    const { transactItems } = ddb.transactWrite({
      items: [
        { putItem: { table: 'T', key: { id: '1' }, item: { a: 1 }, condition: { id: { attributeExists: false } } } },
        { conditionCheck: { table: 'T', key: { id: '2' }, condition: { a: { eq: 1 } } } },
        { deleteItem: { table: 'T', key: { id: '3' } } },
      ],
    });
    expect(transactItems).toMatchObject([
      { operation: 'PutItem', table: 'T', attributeValues: { a: { N: '1' } }, condition: { returnValuesOnConditionCheckFailure: true } },
      { operation: 'ConditionCheck', condition: { expression: '(#a = :a_eq)' } },
      { operation: 'DeleteItem', key: { id: { S: '3' } } },
    ]);
  });

  it('batchGet keeps tables apart', () => {
    expect(ddb.batchGet({ tables: { A: { keys: [{ id: '1' }], consistentRead: true }, B: { keys: [{ id: 2 }] } } })).toEqual({
      operation: 'BatchGetItem',
      tables: { A: { keys: [{ id: { S: '1' } }], consistentRead: true }, B: { keys: [{ id: { N: '2' } }] } },
    });
  });
});
