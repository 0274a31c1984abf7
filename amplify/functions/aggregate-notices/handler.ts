import type { DynamoDBStreamEvent } from 'aws-lambda';
import { settledRecords } from '../runtime/settled-records.ts';
import { instrumented } from '../runtime/telemetry.ts';
import { countBatch } from '../stream-totals/count-batch.ts';
import { measureNotice } from './measure-notice.ts';
import { noticeAdditionOf } from './notice-addition.ts';

/** Consumes the ledger's stream: how many messages are where, exactly. */
export const handler = instrumented(async ({ Records: records }: DynamoDBStreamEvent) => {
  const response = await countBatch(records, noticeAdditionOf);
  settledRecords(records, response).forEach(measureNotice);
  return response;
});
