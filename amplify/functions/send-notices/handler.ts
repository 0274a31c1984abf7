import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { NoticeRow } from '../notices/notice-row.ts';
import { providersOf } from '../notices/providers.ts';
import { sendNotices } from '../notices/send-notices.ts';
import { logger } from '../runtime/logger.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);
const providers = providersOf(process.env);

/** A new notice as the record brings it. Whether it still is like that, the claim finds out. */
const noticeOf = ({ dynamodb }: DynamoDBRecord): NoticeRow =>
  unmarshall((dynamodb?.NewImage ?? {}) as Parameters<typeof unmarshall>[0]) as NoticeRow;

/** Consumes new notices of the ledger. They go out together; a record whose ledger row could not be written comes again. */
export const handler = async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  logger.addContext(context);
  const failures = await sendNotices(event.Records.map(noticeOf), { providers });
  const onRecord = async (record: DynamoDBRecord): Promise<void> => {
    const failure = failures.get(noticeOf(record).id);
    if (failure) throw failure;
  };
  return processPartialResponse(event, onRecord, processor, { context });
};
