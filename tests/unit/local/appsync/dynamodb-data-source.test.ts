import { describe, expect, it, vi } from 'vitest';
import { DynamoDbFailure } from '../../../../local/appsync/data-sources/dynamodb/dynamodb-wire.ts';
import { dynamoDbDataSource } from '../../../../local/appsync/data-sources/dynamodb/dynamodb-data-source.ts';
import { PageTokens } from '../../../../local/appsync/data-sources/dynamodb/page-tokens.ts';
import { dynamoDbPermissions } from '../../../../local/appsync/data-sources/dynamodb/permissions.ts';
import type { FieldRun } from '../../../../local/appsync/resolvers/field-context.ts';
import { role, table, tableArn } from '../../../fixtures/appsync/sample-backend.ts';

const RUN = { ctx: { args: {}, identity: null, info: { fieldName: 'f', parentTypeName: 'Query' } } } as unknown as FieldRun;
const KEY = { id: { S: '1' } };

const source = (answer: unknown, { actions = ['dynamodb:*'], lambda = vi.fn() } = {}) => {
  const call = vi.fn((_operation: string, _input: unknown) =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as Record<string, unknown>),
  );
  const permit = dynamoDbPermissions({
    role: role('r', [tableArn('Guest'), `${tableArn('Guest')}/index/*`], actions),
    dataSourceName: 'G',
    tables: [table('Guest')],
    region: 'us-east-1',
    accountId: '000000000000',
  });
  const invoker = dynamoDbDataSource({
    tableName: 'Guest',
    wire: { call },
    lambda: { invoke: lambda },
    tokens: new PageTokens('api1'),
    permit,
  });
  return { invoke: (request: unknown) => invoker.invoke(request, RUN), call, lambda };
};

const conditionFailed = (item?: Record<string, unknown>) =>
  new DynamoDbFailure('ConditionalCheckFailedException', 'The conditional request failed', item ? { Item: item } : {});

describe('a DynamoDB data source', () => {
  it('reads an item as plain JSON', async () => {
    const { invoke, call } = source({
      Item: {
        id: { S: '1' },
        n: { N: '2.5' },
        l: { L: [{ BOOL: true }, { NULL: true }] },
        m: { M: { s: { SS: ['a'] }, ns: { NS: ['1'] } } },
      },
    });
    expect(
      await invoke({
        operation: 'GetItem',
        key: KEY,
        consistentRead: true,
        projection: { expression: '#n', expressionNames: { '#n': 'n' } },
      }),
    ).toEqual({
      result: { id: '1', n: 2.5, l: [true, null], m: { s: ['a'], ns: [1] } },
    });
    expect(call).toHaveBeenCalledWith('GetItem', {
      TableName: 'Guest',
      Key: KEY,
      ConsistentRead: true,
      ProjectionExpression: '#n',
      ExpressionAttributeNames: { '#n': 'n' },
    });
  });

  it('mends numbers and nulls that a resolver typed by hand', async () => {
    const { invoke, call } = source({});
    await invoke({ operation: 'PutItem', key: KEY, attributeValues: { n: { N: 5 }, none: { NULL: null }, m: { M: { ns: { NS: [1] } } } } });
    expect(call).toHaveBeenCalledWith('PutItem', {
      TableName: 'Guest',
      Item: { id: { S: '1' }, n: { N: '5' }, none: { NULL: true }, m: { M: { ns: { NS: ['1'] } } } },
    });
  });

  it('updates under a condition in one call that also returns the item of a refusal', async () => {
    const { invoke, call } = source({ Attributes: { id: { S: '1' }, a: { N: '2' } } });
    const answer = await invoke({
      operation: 'UpdateItem',
      key: KEY,
      update: { expression: 'SET #a = :a', expressionNames: { '#a': 'a' }, expressionValues: { ':a': { N: 2 } } },
      condition: { expression: '#b = :b', expressionNames: { '#b': 'b' }, expressionValues: { ':b': { S: 'x' } } },
    });
    expect(answer).toEqual({ result: { id: '1', a: 2 } });
    expect(call).toHaveBeenCalledWith('UpdateItem', {
      TableName: 'Guest',
      Key: KEY,
      UpdateExpression: 'SET #a = :a',
      ConditionExpression: '#b = :b',
      ExpressionAttributeNames: { '#a': 'a', '#b': 'b' },
      ExpressionAttributeValues: { ':a': { N: '2' }, ':b': { S: 'x' } },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
  });

  it('answers a failed condition with the item as it is', async () => {
    const { invoke } = source(conditionFailed({ id: { S: '1' }, state: { S: 'TAKEN' } }));
    expect(await invoke({ operation: 'DeleteItem', key: KEY, condition: { expression: 'attribute_exists(free)' } })).toEqual({
      result: { id: '1', state: 'TAKEN' },
      error: { message: 'The conditional request failed', type: 'DynamoDB:ConditionalCheckFailedException' },
    });
  });

  it('refuses to delete what is not there under a condition', async () => {
    const { invoke } = source(conditionFailed());
    expect(await invoke({ operation: 'DeleteItem', key: KEY, condition: { expression: 'attribute_exists(id)' } })).toMatchObject({
      result: null,
      error: { type: 'DynamoDB:ConditionalCheckFailedException' },
    });
  });

  it('takes a put whose item is there already for a retry, fields of equalsIgnore aside', async () => {
    const { invoke } = source(conditionFailed({ id: { S: '1' }, name: { S: 'Ada' }, at: { S: 'earlier' } }));
    const request = {
      operation: 'PutItem',
      key: KEY,
      attributeValues: { name: { S: 'Ada' }, at: { S: 'now' } },
      condition: { expression: 'attribute_not_exists(id)' },
    };
    expect(await invoke(request)).toHaveProperty('error');
    expect(await invoke({ ...request, condition: { ...request.condition, equalsIgnore: ['at'] } })).toEqual({
      result: { id: '1', name: 'Ada', at: 'earlier' },
    });
  });

  it.each([
    [{ action: 'discard' }, { result: { id: '1' } }],
    [{ action: 'reject' }, { result: { id: '1' }, error: { type: 'DynamoDB:ConditionalCheckFailedException' } }],
  ])('leaves a failed condition to the custom handler that answers %j', async (decision, expected) => {
    const lambda = vi.fn().mockResolvedValue({ payload: decision, requestId: 'r', durationMs: 1 });
    const { invoke } = source(conditionFailed({ id: { S: '1' } }), { lambda });
    const condition = { expression: 'x = y', conditionalCheckFailedHandler: { strategy: 'Custom', lambdaArn: 'arn:fn' } };
    expect(await invoke({ operation: 'DeleteItem', key: KEY, condition })).toMatchObject(expected);
    expect(lambda).toHaveBeenCalledWith('arn:fn', expect.objectContaining({ currentValue: { id: '1' } }));
  });

  it("names DynamoDB's own refusals", async () => {
    const { invoke } = source(new DynamoDbFailure('ValidationException', 'bad', {}));
    expect(await invoke({ operation: 'GetItem', key: KEY })).toEqual({
      result: null,
      error: { message: 'bad', type: 'DynamoDB:ValidationException' },
    });
  });

  it('pages with tokens that belong to one list', async () => {
    const { invoke, call } = source({ Items: [{ id: { S: '1' } }], LastEvaluatedKey: KEY, ScannedCount: 1 });
    const request = {
      operation: 'Query',
      index: 'byName',
      limit: 1,
      query: { expression: 'a = :a', expressionValues: { ':a': { S: 'x' } } },
    };
    const { result } = (await invoke(request)) as { result: { nextToken: string; items: unknown[] } };
    expect(result.items).toEqual([{ id: '1' }]);
    expect(result.nextToken).not.toContain('id');
    await invoke({ ...request, nextToken: result.nextToken });
    expect(call).toHaveBeenLastCalledWith(
      'Query',
      expect.objectContaining({ ExclusiveStartKey: KEY, IndexName: 'byName', Limit: 1, ScanIndexForward: true }),
    );
    await expect(invoke({ ...request, index: 'byMail', nextToken: result.nextToken })).rejects.toThrow('Invalid pagination token given.');
    await expect(invoke({ ...request, nextToken: `${result.nextToken.slice(0, -4)}AAAA` })).rejects.toThrow(
      'Invalid pagination token given.',
    );
    await expect(invoke({ ...request, nextToken: 'abc' })).rejects.toThrow('Invalid pagination token given.');
  });

  it('gives batch items back in the order of their keys, null where there is none', async () => {
    const { invoke } = source({ Responses: { Guest: [{ id: { S: '2' } }, { id: { S: '1' } }] }, UnprocessedKeys: {} });
    expect(await invoke({ operation: 'BatchGetItem', tables: { Guest: { keys: [KEY, { id: { S: '3' } }, { id: { S: '2' } }] } } })).toEqual(
      {
        result: { data: { Guest: [{ id: '1' }, null, { id: '2' }] }, unprocessedKeys: { Guest: [] } },
      },
    );
  });

  it('writes batches and tells what was not processed', async () => {
    const { invoke, call } = source({ UnprocessedItems: { Guest: [{ PutRequest: { Item: KEY } }] } });
    expect(await invoke({ operation: 'BatchPutItem', tables: { Guest: [KEY, { id: { S: '2' } }] } })).toEqual({
      result: { data: { Guest: [{ id: '1' }, { id: '2' }] }, unprocessedItems: { Guest: [{ id: '1' }] } },
    });
    expect(call).toHaveBeenCalledWith('BatchWriteItem', {
      RequestItems: { Guest: [{ PutRequest: { Item: KEY } }, { PutRequest: { Item: { id: { S: '2' } } } }] },
    });
    await expect(invoke({ operation: 'BatchDeleteItem', tables: { Guest: Array(26).fill(KEY) } })).rejects.toThrow('at most 25 items');
  });

  it('tells why a transaction was cancelled, item by item', async () => {
    const { invoke } = source(
      new DynamoDbFailure('TransactionCanceledException', 'Transaction cancelled', {
        CancellationReasons: [{ Code: 'ConditionalCheckFailed', Message: 'failed', Item: KEY }, { Code: 'None' }],
      }),
    );
    const item = {
      table: 'Guest',
      operation: 'UpdateItem',
      key: KEY,
      update: { expression: 'SET a = b' },
      condition: { expression: 'x = y' },
    };
    expect(await invoke({ operation: 'TransactWriteItems', transactItems: [item, { ...item, operation: 'DeleteItem' }] })).toEqual({
      result: {
        keys: null,
        cancellationReasons: [
          { type: 'ConditionalCheckFailed', message: 'failed', item: { id: '1' } },
          { type: 'None', message: null, item: null },
        ],
      },
      error: { message: 'Transaction cancelled', type: 'DynamoDB:TransactionCanceledException' },
    });
  });

  it('sends a transaction with its conditions and answers with the keys', async () => {
    const { invoke, call } = source({});
    const condition = { expression: 'x = y', returnValuesOnConditionCheckFailure: false };
    const answer = await invoke({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Guest',
          operation: 'PutItem',
          key: KEY,
          attributeValues: { a: { S: 'x' } },
          condition: { expression: 'attribute_not_exists(id)' },
        },
        { table: 'Guest', operation: 'ConditionCheck', key: KEY, condition },
      ],
    });
    expect(answer).toEqual({ result: { keys: [{ id: '1' }, { id: '1' }], cancellationReasons: null } });
    expect(call).toHaveBeenCalledWith('TransactWriteItems', {
      TransactItems: [
        {
          Put: {
            TableName: 'Guest',
            Item: { id: { S: '1' }, a: { S: 'x' } },
            ConditionExpression: 'attribute_not_exists(id)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        { ConditionCheck: { TableName: 'Guest', Key: KEY, ConditionExpression: 'x = y' } },
      ],
    });
  });

  it.each([
    ['another table in a batch', ['dynamodb:*'], { operation: 'BatchGetItem', tables: { Secret: { keys: [KEY] } } }],
    [
      'another table in a transaction',
      ['dynamodb:*'],
      { operation: 'TransactWriteItems', transactItems: [{ table: 'Secret', operation: 'DeleteItem', key: KEY }] },
    ],
    ['an action that its role lacks', ['dynamodb:GetItem'], { operation: 'Scan' }],
  ])('does not touch %s', async (_name, actions, request) => {
    const { invoke, call } = source({}, { actions });
    expect(await invoke(request)).toMatchObject({
      result: null,
      error: { type: 'DynamoDB:AccessDeniedException', message: expect.stringContaining('is not authorized to perform') as string },
    });
    expect(call).not.toHaveBeenCalled();
  });

  it.each([
    [{ operation: 'Sync' }, 'DynamoDB operation Sync'],
    [{ operation: 'Explode' }, "Unsupported operation 'Explode'"],
    [{ operation: 'GetItem' }, "Value for field '$[key]' not found."],
    [{ operation: 'GetItem', key: { id: '1' } }, 'Expected a typed DynamoDB value'],
    [{ operation: 'Query' }, "Value for field '$[query]' not found."],
    [{ operation: 'TransactWriteItems', transactItems: [] }, 'takes 1 to 100 items'],
    [null, "Value for field '$[operation]' not found."],
  ])('refuses the request %j', async (request, message) => {
    await expect(source({}).invoke(request)).rejects.toThrow(message);
  });
});
