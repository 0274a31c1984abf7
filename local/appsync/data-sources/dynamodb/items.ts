import { fromAttributeMap, type AttributeMap } from '../../runtime/dynamodb-values.ts';
import type { DataSourceAnswer } from '../data-source.ts';
import { conditionParameters, onConditionFailed } from './conditions.ts';
import { DynamoDbFailure } from './dynamodb-wire.ts';
import type { Operation, OperationScope } from './operation.ts';
import { expressionParameters, objectAt, optionalObject, placeholders, wireMap, type Json } from './requests.ts';

const itemOf = (answer: Json, field: string): unknown => (answer[field] ? fromAttributeMap(answer[field] as AttributeMap) : null);

export const getItem: Operation = async (request, { tableName, wire, permit }) => {
  permit('dynamodb:GetItem', tableName);
  const projection = optionalObject(request, 'projection');
  const answer = await wire.call('GetItem', {
    TableName: tableName,
    Key: wireMap(objectAt(request, 'key')),
    ...(request['consistentRead'] === true && { ConsistentRead: true }),
    ...(projection && { ...expressionParameters('ProjectionExpression', projection), ...placeholders(projection) }),
  });
  return { result: itemOf(answer, 'Item') };
};

export const putItem: Operation = async (request, scope) => {
  scope.permit('dynamodb:PutItem', scope.tableName);
  const item = { ...wireMap(request['attributeValues'] ?? {}), ...wireMap(objectAt(request, 'key')) };
  return write('PutItem', {
    request,
    scope,
    input: { TableName: scope.tableName, Item: item, ...conditionParameters(optionalObject(request, 'condition')) },
    answered: () => fromAttributeMap(item),
  });
};

export const updateItem: Operation = async (request, scope) => {
  scope.permit('dynamodb:UpdateItem', scope.tableName);
  const update = objectAt(request, 'update');
  const condition = optionalObject(request, 'condition');
  return write('UpdateItem', {
    request,
    scope,
    input: {
      TableName: scope.tableName,
      Key: wireMap(objectAt(request, 'key')),
      ...(update['expression'] !== '' && expressionParameters('UpdateExpression', update)),
      ...conditionParameters(condition),
      ...placeholders(update, condition),
      ReturnValues: 'ALL_NEW',
    },
    answered: (answer) => itemOf(answer, 'Attributes'),
  });
};

export const deleteItem: Operation = async (request, scope) => {
  scope.permit('dynamodb:DeleteItem', scope.tableName);
  return write('DeleteItem', {
    request,
    scope,
    input: {
      TableName: scope.tableName,
      Key: wireMap(objectAt(request, 'key')),
      ...conditionParameters(optionalObject(request, 'condition')),
      ReturnValues: 'ALL_OLD',
    },
    answered: (answer) => itemOf(answer, 'Attributes'),
  });
};

type Write = { request: Json; scope: OperationScope; input: Json; answered: (answer: Json) => unknown };

const write = async (
  operation: 'PutItem' | 'UpdateItem' | 'DeleteItem',
  { request, scope, input, answered }: Write,
): Promise<DataSourceAnswer> => {
  const condition = optionalObject(request, 'condition');
  try {
    // The item as it is comes back with the refusal, so that no second call is needed to tell it.
    const answer = await scope.wire.call(operation, condition ? { ...input, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : input);
    return { result: answered(answer) };
  } catch (error) {
    if (!condition || !(error instanceof DynamoDbFailure) || error.code !== 'ConditionalCheckFailedException') throw error;
    return onConditionFailed({ operation, request, condition, failure: error, scope });
  }
};
