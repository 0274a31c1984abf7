import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { instrumented, logger } from '../runtime/telemetry.ts';
import { measureScan } from './measure-scan.ts';

/**
 * Consumes the CheckIn stream: a gate is answered by the API's own resolvers, which write no metrics. Counting touches no
 * table, so a row that cannot be read is the one thing that fails: the batch ends there and begins there again.
 */
export const handler = instrumented(async ({ Records: records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of records) {
    try {
      measureScan(record);
    } catch (error) {
      logger.error('Not counted', { record: record.eventID, error: error instanceof Error ? error : new Error(String(error)) });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
});
