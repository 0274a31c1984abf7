import type { DynamoDBRecord } from 'aws-lambda';
import { measure } from '../runtime/metrics.ts';
import { reservationChangeOf } from './reservation-change.ts';

/** Counts a place in a session once for each state that it reaches. */
export const measurePlace = (record: DynamoDBRecord): void => {
  const change = reservationChangeOf(record);
  if (!change || change.before?.state === change.after.state) return;
  const { state, eventId } = change.after;
  measure('SessionPlaces', { dimensions: { state }, eventId });
};
