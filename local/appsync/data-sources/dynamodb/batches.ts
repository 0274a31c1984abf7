import { mappingError } from '../../resolvers/resolver-error.ts';
import { fromAttributeMap, type AttributeMap, type AttributeValue } from '../../runtime/dynamodb-values.ts';
import type { Operation } from './operation.ts';
import { expressionParameters, listAt, objectAt, optionalObject, placeholders, wireMap, type Json } from './requests.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-resolver-mapping-template-reference-dynamodb-batch-get-item.html */
const MAX_GET_KEYS = 100;
const MAX_WRITES = 25;

/** Items come back in the order of their keys, null where there is none. */
export const batchGetItem: Operation = async (request, { wire, permit }) => {
  const tables = objectAt(request, 'tables');
  const keysByTable: Record<string, AttributeMap[]> = {};
  const requestItems: Json = {};
  for (const tableName of Object.keys(tables)) {
    permit('dynamodb:BatchGetItem', tableName);
    const table = objectAt(tables, tableName);
    const keys = listAt(table, 'keys').map(wireMap);
    const projection = optionalObject(table, 'projection');
    keysByTable[tableName] = keys;
    requestItems[tableName] = {
      Keys: keys,
      ...(table['consistentRead'] === true && { ConsistentRead: true }),
      ...(projection && { ...expressionParameters('ProjectionExpression', projection), ...placeholders(projection) }),
    };
  }
  atMost(MAX_GET_KEYS, keysByTable, 'keys');
  const answer = await wire.call('BatchGetItem', { RequestItems: requestItems });
  const responses = (answer['Responses'] ?? {}) as Record<string, AttributeMap[]>;
  const unprocessed = (answer['UnprocessedKeys'] ?? {}) as Record<string, { Keys: AttributeMap[] }>;
  const data: Json = {};
  const unprocessedKeys: Json = {};
  for (const [tableName, keys] of Object.entries(keysByTable)) {
    const found = responses[tableName] ?? [];
    data[tableName] = keys.map((key) => itemWithKey(found, key));
    unprocessedKeys[tableName] = (unprocessed[tableName]?.Keys ?? []).map(fromAttributeMap);
  }
  return { result: { data, unprocessedKeys } };
};

const itemWithKey = (items: AttributeMap[], key: AttributeMap): unknown => {
  const item = items.find((candidate) => Object.entries(key).every(([name, value]) => isSameKey(candidate[name], value)));
  return item ? fromAttributeMap(item) : null;
};

/** Keys are S, N or B; numbers come back in DynamoDB's own notation (1 for 1.0). */
const isSameKey = (stored: AttributeValue | undefined, asked: AttributeValue): boolean => {
  const [[type, value] = []] = Object.entries(asked);
  const other = stored?.[type ?? ''];
  return other !== undefined && (type === 'N' ? Number(other) === Number(value) : other === value);
};

export const batchPutItem: Operation = (request, scope) =>
  batchWrite(request, scope, {
    action: 'dynamodb:BatchWriteItem',
    toRequest: (item) => ({ PutRequest: { Item: item } }),
    unprocessedField: 'unprocessedItems',
  });

export const batchDeleteItem: Operation = (request, scope) =>
  batchWrite(request, scope, {
    action: 'dynamodb:BatchWriteItem',
    toRequest: (key) => ({ DeleteRequest: { Key: key } }),
    unprocessedField: 'unprocessedKeys',
  });

type BatchKind = { action: string; toRequest: (map: AttributeMap) => Json; unprocessedField: 'unprocessedItems' | 'unprocessedKeys' };

const batchWrite = async (
  request: Json,
  { wire, permit }: Parameters<Operation>[1],
  { action, toRequest, unprocessedField }: BatchKind,
): ReturnType<Operation> => {
  const tables = objectAt(request, 'tables');
  const written: Record<string, AttributeMap[]> = {};
  const requestItems: Json = {};
  for (const tableName of Object.keys(tables)) {
    permit(action, tableName);
    const maps = listAt(tables, tableName).map(wireMap);
    written[tableName] = maps;
    requestItems[tableName] = maps.map(toRequest);
  }
  atMost(MAX_WRITES, written, 'items');
  const answer = await wire.call('BatchWriteItem', { RequestItems: requestItems });
  type Write = { PutRequest?: { Item: AttributeMap }; DeleteRequest?: { Key: AttributeMap } };
  const unprocessed = (answer['UnprocessedItems'] ?? {}) as Record<string, Write[]>;
  const data: Json = {};
  const left: Json = {};
  for (const [tableName, maps] of Object.entries(written)) {
    data[tableName] = maps.map(fromAttributeMap);
    left[tableName] = (unprocessed[tableName] ?? []).map(({ PutRequest, DeleteRequest }) =>
      fromAttributeMap(PutRequest?.Item ?? DeleteRequest?.Key ?? {}),
    );
  }
  return { result: { data, [unprocessedField]: left } };
};

const atMost = (limit: number, lists: Record<string, unknown[]>, what: string): void => {
  const count = Object.values(lists).reduce((sum, list) => sum + list.length, 0);
  if (count > limit) throw mappingError(`A batch takes at most ${limit} ${what}, this one has ${count}.`);
};
