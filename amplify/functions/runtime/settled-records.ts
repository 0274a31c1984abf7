import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';

/**
 * The records of a batch that do not come again: those before the first that failed. Lambda goes on from there, and brings
 * what lies behind it once more, done or not
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html).
 */
export const settledRecords = (records: readonly DynamoDBRecord[], { batchItemFailures }: DynamoDBBatchResponse): DynamoDBRecord[] => {
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
  return first === -1 ? [...records] : records.slice(0, first);
};
