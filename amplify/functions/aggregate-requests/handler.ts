import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '../runtime/logger.ts';
import { countBatch } from '../stream-totals/count-batch.ts';
import { requestAdditionOf } from './request-addition.ts';

/** Consumes the GuestRequest stream: adds what changed to the totals of each event. */
export const handler = (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  logger.addContext(context);
  return countBatch(event.Records, requestAdditionOf);
};
