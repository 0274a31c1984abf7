import type { LambdaInvoker } from '../../../ports.ts';
import type { FieldRun } from '../../resolvers/field-context.ts';
import type { DataSourceAnswer } from '../data-source.ts';
import type { DynamoDbWire } from './dynamodb-wire.ts';
import type { PageTokens } from './page-tokens.ts';
import type { Json } from './requests.ts';

/** What every operation group works with. */
export type OperationScope = {
  tableName: string;
  wire: Pick<DynamoDbWire, 'call'>;
  lambda: LambdaInvoker;
  tokens: PageTokens;
  /** Answers with the refusal of IAM unless the data source's role may do `action` on the table (or one of its indexes). */
  permit(action: string, tableName: string, indexName?: string): void;
  run: FieldRun;
};

export type Operation = (request: Json, scope: OperationScope) => Promise<DataSourceAnswer>;
