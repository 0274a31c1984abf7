import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '../runtime/logger.ts';
import { announceSession } from './announce-session.ts';
import { type ReservationChange, reservationChangeOf } from './reservation-change.ts';

type Change = ReservationChange & { sequence: string };

/**
 * Consumes the SessionReservation stream, session by session: a wave that calls a hundred guests is one piece of news. The records
 * of a session whose news failed come again, and those after them: the ledger knows what was told, and screens read anew.
 */
export const handler = async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  logger.addContext(context);
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
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
};

const sequenceOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.SequenceNumber ?? '';
