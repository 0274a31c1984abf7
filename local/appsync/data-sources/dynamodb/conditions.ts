import { isDeepStrictEqual } from 'node:util';
import { mappingError } from '../../resolvers/resolver-error.ts';
import { fromAttributeMap, type AttributeMap } from '../../runtime/dynamodb-values.ts';
import type { DataSourceAnswer } from '../data-source.ts';
import type { DynamoDbFailure } from './dynamodb-wire.ts';
import type { OperationScope } from './operation.ts';
import { expressionParameters, objectAt, placeholders, wireMap, type Json } from './requests.ts';

export const conditionParameters = (condition: Json | undefined): Json =>
  condition ? { ...expressionParameters('ConditionExpression', condition), ...placeholders(condition) } : {};

export const CONDITION_FAILED = 'DynamoDB:ConditionalCheckFailedException';

type FailedCondition = {
  operation: 'PutItem' | 'UpdateItem' | 'DeleteItem';
  request: Json;
  condition: Json;
  failure: DynamoDbFailure;
  scope: OperationScope;
};

/**
 * A condition that did not hold, as AppSync treats it: a retry whose outcome is there already succeeds, a custom handler
 * decides when there is one, and otherwise it is an error with the item as it is.
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-resolver-mapping-template-reference-dynamodb-condition-expressions.html
 */
export const onConditionFailed = async ({ operation, request, condition, failure, scope }: FailedCondition): Promise<DataSourceAnswer> => {
  const stored = failure.body['Item'] as AttributeMap | undefined;
  const current = stored ? fromAttributeMap(stored) : null;
  if (isOutcomeThere({ operation, request, condition, current })) return { result: current };
  const handler = condition['conditionalCheckFailedHandler'] as Json | undefined;
  if (handler?.['strategy'] === 'Custom') return custom({ handler, operation, request, condition, current, scope });
  return { result: current, error: { message: failure.message, type: CONDITION_FAILED } };
};

/**
 * A PutItem whose very item is stored already counts as done: it was a retry. `equalsIgnore` names the fields that may
 * differ, such as timestamps. Updates and deletions are never compared.
 */
const isOutcomeThere = ({
  operation,
  request,
  condition,
  current,
}: Omit<FailedCondition, 'failure' | 'scope'> & { current: Json | null }): boolean => {
  if (operation !== 'PutItem' || current === null) return false;
  const wanted = fromAttributeMap({ ...wireMap(request['attributeValues'] ?? {}), ...wireMap(objectAt(request, 'key')) });
  const ignored = new Set((condition['equalsIgnore'] as string[] | undefined) ?? []);
  const compared = (item: Json): Json => Object.fromEntries(Object.entries(item).filter(([field]) => !ignored.has(field)));
  return isDeepStrictEqual(compared(wanted), compared(current));
};

type CustomHandling = Omit<FailedCondition, 'failure'> & { handler: Json; current: Json | null };

/** At most this often, as AppSync does not loop for ever either. */
const MAX_CUSTOM_RETRIES = 10;

const custom = async ({ handler, operation, request, condition, current, scope }: CustomHandling): Promise<DataSourceAnswer> => {
  const functionArn = handler['lambdaArn'];
  if (typeof functionArn !== 'string') throw mappingError('A Custom conditionalCheckFailedHandler needs a lambdaArn.');
  for (let attempt = 0; attempt < MAX_CUSTOM_RETRIES; attempt += 1) {
    const { payload, functionError } = await scope.lambda.invoke(functionArn, {
      arguments: scope.run.ctx.args,
      requestMapping: request,
      currentValue: current,
      resolver: {
        tableName: scope.tableName,
        awsRegion: 'local',
        parentType: scope.run.ctx.info.parentTypeName,
        field: scope.run.ctx.info.fieldName,
      },
      identity: scope.run.ctx.identity,
    });
    if (functionError) return { result: current, error: { message: functionError.errorMessage, type: 'Lambda:Unhandled' } };
    const decision = payload as { action?: string; requestMapping?: Json } | null;
    if (decision?.action === 'discard') return { result: current };
    if (decision?.action !== 'retry' && decision?.action !== 'reject')
      throw mappingError(`A conditional check handler must answer reject, discard or retry.`);
    if (decision.action === 'reject') break;
    const retried = await scope.wire
      .call(operation, retryInput({ operation, request: decision.requestMapping ?? request, condition, scope }))
      .catch((error: unknown) => error as DynamoDbFailure);
    if (!(retried instanceof Error))
      return { result: retried['Attributes'] ? fromAttributeMap(retried['Attributes'] as AttributeMap) : current };
    if (retried.code !== 'ConditionalCheckFailedException') throw retried;
  }
  return { result: current, error: { message: 'The conditional request failed', type: CONDITION_FAILED } };
};

const retryInput = ({
  operation,
  request,
  condition,
  scope,
}: {
  operation: string;
  request: Json;
  condition: Json;
  scope: OperationScope;
}): Json => {
  const key = wireMap(objectAt(request, 'key'));
  const shared = { TableName: scope.tableName, ...conditionParameters(condition) };
  if (operation === 'PutItem') return { ...shared, Item: { ...wireMap(request['attributeValues'] ?? {}), ...key } };
  if (operation === 'DeleteItem') return { ...shared, Key: key, ReturnValues: 'ALL_OLD' };
  const update = objectAt(request, 'update');
  return {
    ...shared,
    Key: key,
    ...expressionParameters('UpdateExpression', update),
    ...placeholders(update, condition),
    ReturnValues: 'ALL_NEW',
  };
};
