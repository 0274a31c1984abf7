import { toAttributeMap, type AttributeMap } from '../runtime/dynamodb-values.ts';
import { toFilterExpression, type FilterExpression } from '../runtime/filter-expression.ts';
import { unsupported } from '../runtime/utilities.ts';
import { isOperation, operations, updateExpression } from './update-expression.ts';

type Json = Record<string, unknown>;

const withoutEmpty = (expression: FilterExpression): Json => ({
  expression: expression.expression,
  ...(Object.keys(expression.expressionNames).length > 0 && { expressionNames: expression.expressionNames }),
  ...(Object.keys(expression.expressionValues).length > 0 && { expressionValues: expression.expressionValues }),
});

const filterOf = (filter: unknown): { filter?: Json } => {
  if (filter === null || filter === undefined) return {};
  const expression = toFilterExpression(filter);
  return expression.expression === '' ? {} : { filter: withoutEmpty(expression) };
};

const conditionOf = (condition: unknown, extra: Json = {}): { condition?: Json } => {
  if (condition === null || condition === undefined) return {};
  const expression = toFilterExpression(condition);
  return expression.expression === '' ? {} : { condition: { ...withoutEmpty(expression), ...extra } };
};

const projectionOf = (projection: unknown): { projection?: Json } => {
  if (!Array.isArray(projection) || projection.length === 0) return {};
  const expressionNames: Record<string, string> = {};
  const paths = (projection as string[]).map((path) =>
    path
      .split('.')
      .map((part) => {
        const [, field = part, index = ''] = /^([^[]*)((?:\[\d+\])*)$/.exec(part) ?? [];
        const placeholder = `#${field.replaceAll(/\W/g, '_')}`;
        expressionNames[placeholder] = field;
        return placeholder + index;
      })
      .join('.'),
  );
  return { projection: { expression: paths.join(', '), expressionNames } };
};

/** Copies the options that were given. */
const given = (payload: Json, names: string[]): Json => {
  const copied: Json = {};
  for (const name of names) {
    if (payload[name] !== undefined && payload[name] !== null) copied[name] = payload[name];
  }
  return copied;
};

const READ_OPTIONS = ['index', 'limit', 'nextToken', 'consistentRead', 'scanIndexForward', 'select', 'totalSegments', 'segment'];
const keyOf = (payload: Json): AttributeMap => toAttributeMap(payload['key'] as object);

const forTables = (tables: Json, convert: (entry: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(tables).map(([table, entry]) => [table, convert(entry)]));

const transactItem = (item: Json): Json => {
  const [[kind, payload] = ['', {} as Json]] = Object.entries(item) as [string, Json][];
  const extra = { returnValuesOnConditionCheckFailure: payload['returnValuesOnConditionCheckFailure'] ?? true };
  const common = { table: payload['table'], key: keyOf(payload), ...conditionOf(payload['condition'], extra) };
  switch (kind) {
    case 'putItem':
      return { operation: 'PutItem', ...common, attributeValues: toAttributeMap(payload['item'] as object) };
    case 'updateItem':
      return { operation: 'UpdateItem', ...common, update: updateExpression(payload['update'] as Json) };
    case 'deleteItem':
      return { operation: 'DeleteItem', ...common };
    case 'conditionCheck':
      return { operation: 'ConditionCheck', ...common };
    default:
      throw unsupported(`transactWrite items of kind '${kind}'`);
  }
};

/** `@aws-appsync/utils/dynamodb`: plain objects in, AppSync's DynamoDB requests out. */
export const dynamodbModule = {
  operations,
  get: (payload: Json) => ({
    operation: 'GetItem',
    key: keyOf(payload),
    ...given(payload, ['consistentRead']),
    ...projectionOf(payload['projection']),
  }),
  put: (payload: Json) => ({
    operation: 'PutItem',
    key: keyOf(payload),
    attributeValues: toAttributeMap(payload['item'] as object),
    ...conditionOf(payload['condition']),
    ...given(payload, ['customPartitionKey', 'populateIndexFields', '_version']),
  }),
  update: (payload: Json) => ({
    operation: 'UpdateItem',
    key: keyOf(payload),
    update: updateExpression(payload['update'] as Json),
    ...conditionOf(payload['condition']),
    ...given(payload, ['customPartitionKey', 'populateIndexFields', '_version']),
  }),
  remove: (payload: Json) => ({
    operation: 'DeleteItem',
    key: keyOf(payload),
    ...conditionOf(payload['condition']),
    ...given(payload, ['customPartitionKey', 'populateIndexFields', '_version']),
  }),
  query: (payload: Json) => ({
    operation: 'Query',
    query: withoutEmpty(toFilterExpression(payload['query'])),
    ...filterOf(payload['filter']),
    ...projectionOf(payload['projection']),
    ...given(payload, READ_OPTIONS),
  }),
  scan: (payload: Json = {}) => ({
    operation: 'Scan',
    ...filterOf(payload['filter']),
    ...projectionOf(payload['projection']),
    ...given(payload, READ_OPTIONS),
  }),
  sync: (payload: Json) => ({
    operation: 'Sync',
    ...filterOf(payload['filter']),
    ...given(payload, ['limit', 'nextToken', 'lastSync', 'basePartitionKey']),
  }),
  batchGet: ({ tables }: { tables: Json }) => ({
    operation: 'BatchGetItem',
    tables: forTables(tables, (entry) => {
      const table = entry as Json;
      return {
        keys: (table['keys'] as object[]).map(toAttributeMap),
        ...given(table, ['consistentRead']),
        ...projectionOf(table['projection']),
      };
    }),
  }),
  batchPut: ({ tables }: { tables: Json }) => ({
    operation: 'BatchPutItem',
    tables: forTables(tables, (items) => (items as object[]).map(toAttributeMap)),
  }),
  batchDelete: ({ tables }: { tables: Json }) => ({
    operation: 'BatchDeleteItem',
    tables: forTables(tables, (keys) => (keys as object[]).map(toAttributeMap)),
  }),
  transactGet: ({ items }: { items: Json[] }) => ({
    operation: 'TransactGetItems',
    transactItems: items.map((item) => ({ table: item['table'], key: keyOf(item), ...projectionOf(item['projection']) })),
  }),
  transactWrite: ({ items }: { items: Json[] }) => ({ operation: 'TransactWriteItems', transactItems: items.map(transactItem) }),
  toStringSet: (values: string[]) => ({ SS: values }),
  toNumberSet: (values: number[]) => ({ NS: values.map(String) }),
  toBinarySet: (values: string[]) => ({ BS: values }),
  isOperation,
};
