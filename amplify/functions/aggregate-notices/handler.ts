import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '../runtime/logger.ts';
import { countBatch } from '../stream-totals/count-batch.ts';
import { noticeAdditionOf } from './notice-addition.ts';

/** Consumes the ledger's stream: how many messages are where, exactly. */
export const handler = (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  logger.addContext(context);
  return countBatch(event.Records, noticeAdditionOf);
};
