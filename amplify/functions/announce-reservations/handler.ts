import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { settledRecords } from '../runtime/settled-records.ts';
import { instrumented, logger } from '../runtime/telemetry.ts';
import { announceSession } from './announce-session.ts';
import { measurePlace } from './measure-place.ts';
import { type ReservationChange, reservationChangeOf } from './reservation-change.ts';

type Change = ReservationChange & { sequence: string };

/**
 * Consumes the SessionReservation stream, session by session: a wave that calls a hundred guests is one piece of news. The records
 * of a session whose news failed come again, and those after them: the ledger knows what was told, and screens read anew.
 */
export const handler = instrumented(async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const failed = new Set<string>();
  const fail = (sequences: string[], error: unknown): void => {
    sequences.forEach((sequence) => failed.add(sequence));
    logger.error('Not announced', { records: sequences, error: error instanceof Error ? error : new Error(String(error)) });
  };

  const bySession = new Map<string, Change[]>();
  for (const record of event.Records) {
    const sequence = sequenceOf(record);
    try {
      const change = reservationChangeOf(record);
      if (!change) continue;
      const { sessionId } = change.after;
      bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), { ...change, sequence }]);
    } catch (error) {
      fail([sequence], error);
    }
  }
  for (const [sessionId, changes] of bySession) {
    try {
      await announceSession(sessionId, changes);
    } catch (error) {
      fail(
        changes.map(({ sequence }) => sequence),
        error,
      );
    }
  }
  const response = { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  settledRecords(event.Records, response).forEach(measurePlace);
  return response;
});

const sequenceOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.SequenceNumber ?? '';
