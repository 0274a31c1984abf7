import type { DynamoDBStreamEvent } from 'aws-lambda';
import { settledRecords } from '../runtime/settled-records.ts';
import { instrumented } from '../runtime/telemetry.ts';
import { countBatch } from '../stream-totals/count-batch.ts';
import { measureRequest } from './measure-request.ts';
import { requestAdditionOf } from './request-addition.ts';

/** Consumes the GuestRequest stream: adds what changed to the totals of each event. */
export const handler = instrumented(async ({ Records: records }: DynamoDBStreamEvent) => {
  const response = await countBatch(records, requestAdditionOf);
  settledRecords(records, response).forEach(measureRequest);
  return response;
});
