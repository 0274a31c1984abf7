import { mappingError } from '../../resolvers/resolver-error.ts';
import { fromAttributeMap, type AttributeMap } from '../../runtime/dynamodb-values.ts';
import { conditionParameters } from './conditions.ts';
import { DynamoDbFailure } from './dynamodb-wire.ts';
import type { Operation } from './operation.ts';
import { expressionParameters, listAt, objectAt, optionalObject, placeholders, stringAt, wireMap, type Json } from './requests.ts';

const MAX_ITEMS = 100;

const WRITE_ACTIONS: Record<string, string> = {
  PutItem: 'dynamodb:PutItem',
  UpdateItem: 'dynamodb:UpdateItem',
  DeleteItem: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};

const itemsOf = (request: Json): Json[] => {
  const items = listAt(request, 'transactItems') as Json[];
  if (items.length === 0 || items.length > MAX_ITEMS)
    throw mappingError(`A transaction takes 1 to ${MAX_ITEMS} items, this one has ${items.length}.`);
  return items;
};

export const transactGetItems: Operation = async (request, { wire, permit }) => {
  const items = itemsOf(request).map((item) => {
    const tableName = stringAt(item, 'table');
    permit('dynamodb:GetItem', tableName);
    const projection = optionalObject(item, 'projection');
    return {
      Get: {
        TableName: tableName,
        Key: wireMap(objectAt(item, 'key')),
        ...(projection && { ...expressionParameters('ProjectionExpression', projection), ...placeholders(projection) }),
      },
    };
  });
  return cancellable(async () => {
    const answer = await wire.call('TransactGetItems', { TransactItems: items });
    const responses = answer['Responses'] as { Item?: AttributeMap }[];
    return { items: responses.map(({ Item }) => (Item ? fromAttributeMap(Item) : null)), cancellationReasons: null };
  }, 'items');
};

export const transactWriteItems: Operation = async (request, { wire, permit }) => {
  const keys: unknown[] = [];
  const items = itemsOf(request).map((item) => {
    const operation = stringAt(item, 'operation');
    const action = WRITE_ACTIONS[operation];
    if (!action) throw mappingError(`Unsupported operation '${operation}' in a transaction.`);
    const tableName = stringAt(item, 'table');
    permit(action, tableName);
    const key = wireMap(objectAt(item, 'key'));
    keys.push(fromAttributeMap(key));
    return writeItem(operation, { item, tableName, key });
  });
  const clientRequestToken = request['clientRequestToken'];
  return cancellable(async () => {
    await wire.call('TransactWriteItems', {
      TransactItems: items,
      ...(typeof clientRequestToken === 'string' && { ClientRequestToken: clientRequestToken }),
    });
    return { keys, cancellationReasons: null };
  }, 'keys');
};

const writeItem = (operation: string, { item, tableName, key }: { item: Json; tableName: string; key: AttributeMap }): Json => {
  const condition = optionalObject(item, 'condition');
  const shared = {
    TableName: tableName,
    ...conditionParameters(condition),
    // AppSync's default is to return the item that made the condition fail.
    ...(condition && condition['returnValuesOnConditionCheckFailure'] !== false && { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
  };
  switch (operation) {
    case 'PutItem':
      return { Put: { ...shared, Item: { ...wireMap(item['attributeValues'] ?? {}), ...key } } };
    case 'UpdateItem': {
      const update = objectAt(item, 'update');
      return { Update: { ...shared, Key: key, ...expressionParameters('UpdateExpression', update), ...placeholders(update, condition) } };
    }
    case 'DeleteItem':
      return { Delete: { ...shared, Key: key } };
    default:
      if (!condition) throw mappingError("Value for field '$[condition]' not found.");
      return { ConditionCheck: { ...shared, Key: key } };
  }
};

type Reason = { Code?: string; Message?: string; Item?: AttributeMap };

/** A cancelled transaction is an error whose `result` holds the reasons, in the order of the items. */
const cancellable = async (call: () => Promise<Json>, emptyField: 'items' | 'keys'): ReturnType<Operation> => {
  try {
    return { result: await call() };
  } catch (error) {
    if (!(error instanceof DynamoDbFailure) || error.code !== 'TransactionCanceledException') throw error;
    const reasons = (error.body['CancellationReasons'] ?? []) as Reason[];
    return {
      result: {
        [emptyField]: null,
        cancellationReasons: reasons.map(({ Code = 'None', Message, Item }) => ({
          type: Code,
          message: Message ?? null,
          item: Item ? fromAttributeMap(Item) : null,
        })),
      },
      error: { message: error.message, type: 'DynamoDB:TransactionCanceledException' },
    };
  }
};
