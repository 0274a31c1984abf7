import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { requestChangeOf } from '../request-stream/request-change.ts';
import { instrumented, logger } from '../runtime/telemetry.ts';
import { announceChange } from './announce-change.ts';
import { ledgerAlertsOfBatch } from './ledger-alerts.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);

/**
 * Consumes the GuestRequest stream: staff hear of new requests, guests of what becomes of theirs. A record that fails comes
 * again with those after it: the ledger knows what was told.
 */
export const handler = instrumented(async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  const alerts = ledgerAlertsOfBatch();
  const onRecord = async (record: DynamoDBRecord): Promise<void> => {
    try {
      await announceChange(requestChangeOf(record), alerts);
    } catch (error) {
      logger.error('Not announced', { record: record.eventID, error: error instanceof Error ? error : new Error(String(error)) });
      throw error;
    }
  };
  return processPartialResponse(event, onRecord, processor, { context });
});
