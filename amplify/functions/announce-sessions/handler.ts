import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { instrumented, logger } from '../runtime/telemetry.ts';
import { announceChange } from './announce-change.ts';
import { sessionChangeOf } from './session-change.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);

/**
 * Consumes the Session stream. One change after the other: a large session fills the memory and the time of a call alone. A
 * record that fails comes again with those after it, and goes on where it stopped.
 */
export const handler = instrumented(async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  const onRecord = async (record: DynamoDBRecord): Promise<void> => {
    try {
      const change = sessionChangeOf(record);
      if (change) await announceChange(change, { remaining: () => context.getRemainingTimeInMillis(), now: new Date() });
    } catch (error) {
      logger.error('Not announced', { record: record.eventID, error: error instanceof Error ? error : new Error(String(error)) });
      throw error;
    }
  };
  return processPartialResponse(event, onRecord, processor, { context, processInParallel: false });
});
