import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { planNotices } from '../notices/plan-notices.ts';
import { releaseAllPlaces } from '../reservations/release-all-places.ts';
import { findEvent } from '../runtime/rows.ts';
import { settledRecords } from '../runtime/settled-records.ts';
import { instrumented } from '../runtime/telemetry.ts';
import { settleWaitlist } from '../seating/settle-waitlist.ts';
import { guestChangeOf } from './guest-change.ts';
import { measureRegistration } from './measure-registration.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);

/**
 * A record that fails is retried, and those after it come again too: the ledger knows which were planned. Places in sessions end
 * here and not where the registration is cancelled: however that call ends, the stream brings every cancellation, and meanwhile
 * no seat of a session goes to a guest without a registration.
 */
const onRecord = async (record: DynamoDBRecord): Promise<void> => {
  const change = guestChangeOf(record);
  if (!change) return;
  await planNotices([change]);
  if (change.kind === 'REGISTRATION_CANCELLED') await releaseAllPlaces(change.guestId);
};

/**
 * Consumes the Guest stream: has guests told what became of their registration, gives back the places in sessions of those who
 * cancelled, and looks whether someone in line can come in.
 */
export const handler = instrumented(async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  await settleEvents(event.Records);
  const response = await processPartialResponse(event, onRecord, processor, { context });
  settledRecords(event.Records, response).forEach(measureRegistration);
  return response;
});

/**
 * The net under the waitlist: whoever frees a seat or joins the line settles it at once, and this does so again a moment
 * later, when the waitlist's index has caught up, and goes on where a call stopped.
 */
const settleEvents = async (records: DynamoDBRecord[]): Promise<void> => {
  const moves = records.map(guestChangeOf).filter((change) => change !== undefined && change.kind !== 'REGISTERED');
  for (const eventId of new Set(moves.map((change) => change?.eventId ?? ''))) {
    const event = await findEvent(eventId);
    if (event) await settleWaitlist(event);
  }
};
