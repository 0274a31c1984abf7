import type { LambdaInvoker } from '../../../ports.ts';
import { mappingError } from '../../resolvers/resolver-error.ts';
import { unsupported } from '../../runtime/utilities.ts';
import type { DataSourceInvoker } from '../data-source.ts';
import { batchDeleteItem, batchGetItem, batchPutItem } from './batches.ts';
import { DynamoDbFailure, type DynamoDbWire } from './dynamodb-wire.ts';
import { deleteItem, getItem, putItem, updateItem } from './items.ts';
import { query, scan } from './lists.ts';
import type { Operation, OperationScope } from './operation.ts';
import type { PageTokens } from './page-tokens.ts';
import type { Json } from './requests.ts';
import { transactGetItems, transactWriteItems } from './transactions.ts';

const OPERATIONS: Record<string, Operation> = {
  GetItem: getItem,
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchPutItem: batchPutItem,
  BatchDeleteItem: batchDeleteItem,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
};

type Setup = {
  tableName: string;
  wire: Pick<DynamoDbWire, 'call'>;
  lambda: LambdaInvoker;
  tokens: PageTokens;
  permit: OperationScope['permit'];
};

/** A table behind AppSync: every operation of its mapping documents but Sync (conflict resolution). */
export const dynamoDbDataSource = (setup: Setup): DataSourceInvoker => ({
  invoke: async (request, run) => {
    if (typeof request !== 'object' || request === null || Array.isArray(request))
      throw mappingError("Value for field '$[operation]' not found.");
    const { operation } = request as Json;
    if (operation === 'Sync') throw unsupported('the DynamoDB operation Sync (conflict detection)');
    if (typeof operation !== 'string') throw mappingError("Value for field '$[operation]' not found.");
    const invoke = Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;
    if (!invoke) throw mappingError(`Unsupported operation '${operation}'. Supported are ${Object.keys(OPERATIONS).join(', ')}.`);
    try {
      return await invoke(request as Json, { ...setup, run });
    } catch (error) {
      if (!(error instanceof DynamoDbFailure)) throw error;
      return { result: null, error: { message: error.message, type: `DynamoDB:${error.code}` } };
    }
  },
});
