import { fromAttributeMap, type AttributeMap } from '../../runtime/dynamodb-values.ts';
import type { DataSourceAnswer } from '../data-source.ts';
import type { Operation, OperationScope } from './operation.ts';
import { expressionParameters, objectAt, optionalObject, placeholders, type Json } from './requests.ts';

export const query: Operation = async (request, scope) => {
  const keyCondition = objectAt(request, 'query');
  const input = {
    ...expressionParameters('KeyConditionExpression', keyCondition),
    ScanIndexForward: request['scanIndexForward'] !== false,
  };
  return page('Query', { request, scope, input, expressions: [keyCondition] });
};

export const scan: Operation = async (request, scope) => {
  const { totalSegments, segment } = request;
  const input = totalSegments === undefined || totalSegments === null ? {} : { TotalSegments: totalSegments, Segment: segment };
  return page('Scan', { request, scope, input, expressions: [] });
};

type Page = { request: Json; scope: OperationScope; input: Json; expressions: Json[] };

const page = async (operation: 'Query' | 'Scan', { request, scope, input, expressions }: Page): Promise<DataSourceAnswer> => {
  const { tableName, wire, tokens, permit } = scope;
  const { index, limit, nextToken, select } = request;
  const indexName = typeof index === 'string' ? index : undefined;
  permit(`dynamodb:${operation}`, tableName, indexName);
  const filter = optionalObject(request, 'filter');
  const projection = optionalObject(request, 'projection');
  const subject = `${operation}/${tableName}/${indexName ?? ''}`;
  const answer = await wire.call(operation, {
    TableName: tableName,
    ...input,
    ...(indexName !== undefined && { IndexName: indexName }),
    ...(typeof limit === 'number' && { Limit: limit }),
    ...(typeof select === 'string' && { Select: select }),
    ...(request['consistentRead'] === true && { ConsistentRead: true }),
    ...(typeof nextToken === 'string' && { ExclusiveStartKey: tokens.open(nextToken, subject) }),
    ...(filter && expressionParameters('FilterExpression', filter)),
    ...(projection && expressionParameters('ProjectionExpression', projection)),
    ...placeholders(...expressions, filter, projection),
  });
  const lastKey = answer['LastEvaluatedKey'];
  return {
    result: {
      items: ((answer['Items'] as AttributeMap[] | undefined) ?? []).map(fromAttributeMap),
      nextToken: lastKey ? tokens.seal(lastKey, subject) : null,
      scannedCount: answer['ScannedCount'] ?? 0,
      startedAt: null,
    },
  };
};
