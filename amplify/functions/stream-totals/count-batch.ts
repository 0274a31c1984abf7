import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { logger } from '../runtime/logger.ts';
import { addRecords, type CountedRecord } from './add-records.ts';

/** What a record adds, and to the totals of which partition of the stats table. */
export type Addition = { partition: string; counted: CountedRecord };

type Reading = { record: DynamoDBRecord; addition: Addition | undefined } | { record: DynamoDBRecord; error: unknown };

/**
 * Adds what the records of a batch changed to the totals, one delta for each partition. A record that cannot be read fails
 * alone; the others are counted, and are known to be when they come again with it.
 * @param additionOf - undefined for a record that is nothing to count; throws for one that should be and cannot be read.
 */
export const countBatch = async (
  records: readonly DynamoDBRecord[],
  additionOf: (record: DynamoDBRecord) => Addition | undefined,
): Promise<DynamoDBBatchResponse> => {
  const readings = records.map((record) => read(record, additionOf));
  const failed: DynamoDBRecord[] = [];
  const byPartition = new Map<string, { record: DynamoDBRecord; counted: CountedRecord }[]>();
  for (const reading of readings) {
    if ('error' in reading) fail([reading.record], reading.error, failed);
    else if (reading.addition) {
      const { partition, counted } = reading.addition;
      byPartition.set(partition, [...(byPartition.get(partition) ?? []), { record: reading.record, counted }]);
    }
  }
  for (const [partition, found] of byPartition) {
    try {
      await addRecords(
        partition,
        found.map(({ counted }) => counted),
        new Date(),
      );
    } catch (error) {
      fail(
        found.map(({ record }) => record),
        error,
        failed,
      );
    }
  }
  return { batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })) };
};

const read = (record: DynamoDBRecord, additionOf: (record: DynamoDBRecord) => Addition | undefined): Reading => {
  try {
    return { record, addition: additionOf(record) };
  } catch (error) {
    return { record, error };
  }
};

const fail = (records: DynamoDBRecord[], error: unknown, failed: DynamoDBRecord[]): void => {
  failed.push(...records);
  logger.error('Not counted', {
    records: records.map(({ eventID }) => eventID),
    error: error instanceof Error ? error : new Error(String(error)),
  });
};
