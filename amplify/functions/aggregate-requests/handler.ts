import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type RequestChange, requestChangeOf } from '../request-stream/request-change.ts';
import { logger } from '../runtime/logger.ts';
import { countChanges } from './count-changes.ts';

/** One record's change, or why there is none. */
type Reading = { record: DynamoDBRecord; change: RequestChange } | { record: DynamoDBRecord; error: unknown };

/**
 * Consumes the GuestRequest stream: adds what changed to the totals of each event, one delta for all records of a batch. A
 * record that cannot be read fails alone; the others are counted, and are known to be when they come again with it.
 */
export const handler = async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  logger.addContext(context);
  const readings = event.Records.map(read);
  const failed: DynamoDBRecord[] = [];
  for (const reading of readings) if ('error' in reading) fail([reading.record], reading.error, failed);

  const readable = readings.filter((reading) => 'change' in reading);
  for (const eventId of new Set(readable.map(({ change }) => change.eventId))) {
    const ofEvent = readable.filter(({ change }) => change.eventId === eventId);
    try {
      await countChanges(
        eventId,
        ofEvent.map(({ change }) => change),
        new Date(),
      );
    } catch (error) {
      const records = ofEvent.map(({ record }) => record);
      fail(records, error, failed);
    }
  }
  return { batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })) };
};

const read = (record: DynamoDBRecord): Reading => {
  try {
    return { record, change: requestChangeOf(record) };
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
