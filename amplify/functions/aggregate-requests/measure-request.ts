import type { DynamoDBRecord } from 'aws-lambda';
import { requestChangeOf } from '../request-stream/request-change.ts';
import { measure } from '../runtime/metrics.ts';

const secondsBetween = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);

/** Counts a request once for each state that it reaches, and how long its guest waited until then. */
export const measureRequest = (record: DynamoDBRecord): void => {
  const { eventId, before, after } = requestChangeOf(record);
  if (!after || after.state === before?.state) return;
  const { state, createdAt, claimedAt, fulfilledAt } = after;
  measure('Requests', { dimensions: { state }, eventId });
  if (state === 'CLAIMED' && claimedAt) measure('TimeToClaim', { dimensions: {}, value: secondsBetween(createdAt, claimedAt), eventId });
  if (state === 'FULFILLED' && fulfilledAt) {
    measure('TimeToFulfil', { dimensions: {}, value: secondsBetween(createdAt, fulfilledAt), eventId });
  }
};
