import { randomUUID } from 'node:crypto';
import type { EventSourceMapping } from '../cloud-assembly/local-backend.ts';
import type { LambdaResult } from '../ports.ts';
import type { ArrivedRecord } from './batch-delivery.ts';

export type DiscardReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/**
 * What a failure destination receives: where the records lie in the stream. A bucket receives the event as well, as text
 * under `payload`.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function describeDiscarded({
  mapping,
  batch,
  shardId,
  attempts,
  condition,
  result,
  now,
}: {
  mapping: EventSourceMapping;
  batch: ArrivedRecord[];
  shardId: string;
  attempts: number;
  condition: DiscardReason;
  result?: LambdaResult | undefined;
  now: Date;
}): Record<string, unknown> {
  const [first] = batch;
  const last = batch.at(-1);
  const arrival = (entry: ArrivedRecord | undefined) => (entry ? new Date(entry.arrivedAt).toISOString() : undefined);
  return {
    requestContext: { requestId: result?.requestId, functionArn: mapping.functionArn, condition, approximateInvokeCount: attempts },
    ...(result
      ? { responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: result.functionError ? 'Unhandled' : undefined } }
      : {}),
    version: '1.0',
    timestamp: now.toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.record.dynamodb.SequenceNumber,
      endSequenceNumber: last?.record.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: batch.length,
      streamArn: mapping.eventSourceArn,
    },
  };
}

/** The object that Lambda writes to a bucket: `aws/lambda/<mapping>/<shard>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<random UUID>`, in UTC. */
export const keyOfDiscarded = ({ mappingId, shardId, now }: { mappingId: string; shardId: string; now: Date }): string => {
  const [date = '', time = ''] = now.toISOString().split(/[T.]/);
  return `aws/lambda/${mappingId}/${shardId}/${date.replaceAll('-', '/')}/${date}T${time.replaceAll(':', '.')}-${randomUUID()}`;
};
